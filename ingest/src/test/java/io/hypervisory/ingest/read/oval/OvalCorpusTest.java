package io.hypervisory.ingest.read.oval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.Test;

/// Every OVAL document of the corpus, against plain searches in its text.
/// `oval/ovalproject-esx-docs` describes a schema and holds none.
class OvalCorpusTest {
    private static final Pattern PATCH = Pattern.compile("<definition [^>]*class=\"patch\"");
    private static final Pattern CVE = Pattern.compile("ref_id=\"(CVE-\\d{4}-\\d{4,})\"");

    private final OvalReader reader = new OvalReader();

    @Test
    void everyDocument_isReadWithAllItHolds() throws IOException {
        int files = 0;
        int documents = 0;
        int read = 0;
        Path corpus = Corpus.folder(".", OvalCorpusTest.class);
        for (String folder : List.of("oracle/vuls-fixtures", "oval/ovalproject-esx-docs")) {
            for (Path file : Corpus.files(corpus.resolve(folder))) {
                files++;
                String text = new String(plain(file), UTF_8);
                if (!text.contains("<oval_definitions")) {
                    continue;
                }
                documents++;
                read += check(corpus.relativize(file).toString(), text) ? 1 : 0;
            }
        }
        System.out.printf(
                "oval: %d files, %d documents, %d read, %d refused%n",
                files, documents, read, documents - read);
        assertThat(documents).isGreaterThanOrEqualTo(3);
        assertThat(read).isEqualTo(documents);
    }

    private boolean check(String name, String text) {
        var document = Documents.of("oval", text);
        assertThat(reader.recognises(document)).as(name).isTrue();
        if (!(reader.read(document) instanceof Reading.Read(List<Notice> notices))) {
            System.out.println("  refused " + name + ": " + reader.read(document));
            return false;
        }
        var cves = new HashSet<String>();
        for (Notice notice : notices) {
            var advisory = (AdvisoryFacts) notice;
            cves.addAll(advisory.cves());
            System.out.printf(
                    "  %s: %s %s, %d CVEs, unread %s%n",
                    name,
                    advisory.id(),
                    advisory.severity(),
                    advisory.cves().size(),
                    advisory.unread());
        }
        Set<String> expected =
                CVE.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
        assertThat((long) notices.size()).as(name).isEqualTo(PATCH.matcher(text).results().count());
        assertThat(cves).as(name).isEqualTo(expected);
        return true;
    }

    /// Files that are not what their name says hold no document.
    private static byte[] plain(Path file) {
        byte[] bytes = Corpus.bytes(file);
        if (!file.toString().endsWith(".bz2")) {
            return bytes;
        }
        try (var packed = new BZip2CompressorInputStream(new ByteArrayInputStream(bytes))) {
            return packed.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
