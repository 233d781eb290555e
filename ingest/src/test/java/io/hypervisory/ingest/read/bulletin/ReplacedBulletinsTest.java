package io.hypervisory.ingest.read.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an update replaces, where it is named by a bulletin's number, and its files.
class ReplacedBulletinsTest {
    private static final String HEAD =
            "Date Posted,Bulletin Id,Bulletin KB,Severity,Impact,Title,Affected Product,Component KB,"
                    + "Affected Component,Impact,Severity,Supersedes,Reboot,CVEs\n";

    private static List<String> superseded(PatchFacts patch) {
        return patch.supersedes().stream().map(NoticeId::local).toList();
    }

    @Test
    void realPage_namesABulletin_inRowsWithoutAnUpdate() {
        Path page =
                Corpus.folder("ms-bulletins", ReplacedBulletinsTest.class)
                        .resolve("de-de/SecurityBulletins/2008/ms08-001.md");
        List<PatchFacts> patches =
                Documents.patches(Documents.of("ms-bulletin-page", Corpus.bytes(page)));
        assertThat(patches)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.id()).hasToString("microsoft/KB941644");
                    assertThat(superseded(one)).containsExactly("MS06-032");
                });
    }

    /// A bulletin whose update is named stands for that update alone.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MS05-001, <a href='#'>MS06-002</a> | MS05-001 MS06-002",
                "2785220 in <a href='#'>MS13-006</a> | KB2785220",
                "KB2785220 in MS13-006, MS11-025 | KB2785220 MS11-025",
                "2785220, MS11-025 | KB2785220 MS11-025",
                "MS13-006 中的 2785220 | KB2785220",
                "None | ''",
            })
    void pageNamesBulletins(String cell, String wanted) {
        String page =
                """
                <html><head><title>Microsoft Security Bulletin MS13-092 - Important</title></head><body>
                <h1>Microsoft Security Bulletin MS13-092 - Important</h1>
                <h2>Vulnerability in Hyper-V Could Allow Elevation of Privilege (2893986)</h2>
                <p>Published: Tuesday, November 12, 2013</p><p><strong>Version:</strong> 1.0</p>
                <h3>Affected Software</h3>
                <table><tr><th>Operating System</th><th>Maximum Security Impact</th>
                <th>Aggregate Severity Rating</th><th>Updates Replaced</th></tr>
                <tr><td>Windows Server 2012 (2893986)</td><td>Elevation of Privilege</td>
                <td>Important</td><td>%s</td></tr></table></body></html>
                """
                        .formatted(cell);
        assertThat(Documents.patches(Documents.of("ms-bulletin-page", page)))
                .singleElement()
                .satisfies(one -> assertThat(String.join(" ", superseded(one))).isEqualTo(wanted));
    }

    @Test
    void fileOfAnUpdate_mayHaveSeveralWordsBeforeItsNumber() {
        String page =
                """
                <html><head><title>Microsoft Security Bulletin MS13-092 - Important</title></head><body>
                <h1>Microsoft Security Bulletin MS13-092 - Important</h1>
                <h2>Vulnerability in Hyper-V Could Allow Elevation of Privilege (2893986)</h2>
                <p>Published: Tuesday, November 12, 2013</p><p><strong>Version:</strong> 1.0</p>
                <table><tr><td>Security update file name</td><td>Windows8-RT-KB2893986-x64.msu</td></tr>
                <tr><td>Restart requirement</td><td>Yes</td></tr></table></body></html>
                """;
        assertThat(Documents.patches(Documents.of("ms-bulletin-page", page)))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.packages())
                                .containsExactly("Windows8-RT-KB2893986-x64.msu"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MS07-044,MS00-006 | MS07-044 MS00-006",
                "MS12-035[2604042;2604078],MS07-044 | KB2604042 KB2604078 MS07-044",
                "MS12-035 [2604042] | KB2604042",
                "2345316 | KB2345316",
                "Release Notes | ''",
            })
    void rowNamesBulletins(String cell, String wanted) {
        String row =
                "3/11/2008,MS08-014,949029,Critical,RCE,Excel,Excel 2003,943985,,RCE,Critical,\"%s\",No,CVE-2008-0111\n"
                        .formatted(cell);
        assertThat(Documents.patches(Documents.of("ms-bulletins", HEAD + row)))
                .singleElement()
                .satisfies(one -> assertThat(String.join(" ", superseded(one))).isEqualTo(wanted));
    }
}
