package io.hypervisory.ingest.read.bulletin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents of one piece, repeated, that tempt a reader into more than linear time.
@org.junit.jupiter.api.Tag("long")
class HostileBulletinsTest {
    private static final int PAGE = 128 << 10;
    private static final int ROWS = 1 << 20;

    /// Linear time is a fraction of a second for each; this is for machines that do other things.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Readers readers = StandardReaders.all();

    private void isReadInTime(String format, String start, String piece, int size) {
        byte[] body = (start + piece.repeat(size / piece.length())).getBytes(UTF_8);
        Instant begin = Instant.now();
        Reading reading = readers.read(Documents.of(format, body));
        assertThat(Duration.between(begin, Instant.now())).as(piece).isLessThan(PATIENCE);
        if (reading instanceof Reading.Rejected rejected) {
            assertThat(rejected.reason()).as(rejected.error()).isNotEqualTo("reader-failed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "[a](",
                "*a ",
                "**a",
                "_a_",
                "> ",
                ">",
                "- ",
                "-\ta\n",
                "1. ",
                "`",
                "``a",
                "&",
                "<td>\n",
                "<td>\n\n</td>\n",
                "<table><tr><td>",
                "| a |\n|---|\n",
                "| ",
                "a\n---\n",
                "#### Workarounds\n\n",
                "## CVE-2008-0001\n\n",
                "CVE-2008-",
                "V1.0 (",
                "a: 1 | ",
                "a (123456 ",
                "Windows-KB941644-",
                "- a of b ",
                "\n    a",
                "<!--",
                "<?",
                "\\",
                "  \n",
                "<sup>[1]</sup>",
                "1.1.2008 ",
                "---\n"
            })
    void page_isReadInLinearTime(String piece) {
        String head = "# Microsoft Security Bulletin MS08-001 - Critical\n\n## T (941644)\n\n";
        isReadInTime("ms-bulletin-page", head, piece, PAGE);
        isReadInTime("ms-bulletin-page", "---\n", piece, PAGE);
        isReadInTime("ms-bulletin-page", "<html><h1>MS08-001 - C</h1><h2>T</h2>", piece, PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                ",",
                "\n",
                "a\n",
                "#\n",
                "1,MS08-001,",
                "\"1\",\"CVE-2008-0001\"\n",
                "CVE-2008-0001",
                "[1;2",
                "1,MS08-001,2,,,,,941644\r\n"
            })
    void rows_areReadInLinearTime(String piece) {
        isReadInTime(
                "ms-bulletins",
                "Date Posted,Bulletin Id,Bulletin KB,Title,Affected Product,Severity,Supersedes,Component KB,CVEs\n",
                piece,
                ROWS);
        isReadInTime(
                "ms-bulletins", "DatePosted,CVE,BulletinKB,AffectedProduct\n1,2,\"", piece, ROWS);
    }

    @Test
    void pageLargerThanAnyPage_isRefused() {
        DocumentReader reader = new BulletinPageReader();
        byte[] body = new byte[(16 << 20) + 1];
        assertThat(reader.read(Documents.of("ms-bulletin-page", body)))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo("too-large"));
    }

    @Test
    void readers_doNotClaimEachOthersDocuments() {
        String rows = "\"DatePosted\",\"CVE\",\"BulletinKB\",\"AffectedProduct\"\r\n";
        String page = "---\nms:assetid: 'ms08-001'\n---\n";
        assertThat(new BulletinRowsReader().recognises(Documents.of("auto", rows))).isTrue();
        assertThat(new BulletinRowsReader().recognises(Documents.of("auto", page))).isFalse();
        assertThat(new BulletinPageReader().recognises(Documents.of("auto", page))).isTrue();
        assertThat(new BulletinPageReader().recognises(Documents.of("auto", rows))).isFalse();
    }
}
