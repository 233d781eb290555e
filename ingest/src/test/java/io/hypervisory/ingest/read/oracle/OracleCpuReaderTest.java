package io.hypervisory.ingest.read.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.read.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleCpuReaderTest {
    private static final String PAGE =
            """
            <html><head><title>%s</title></head><body><h2>%s</h2>
            <h3>Oracle Virtualization Executive Summary</h3>
            <table>%s</table>
            </body></html>
            """;

    private static final String HEAD =
            "<tr><th>CVE#</th><th>Component</th><th>Base Score</th><th>Authentication</th>"
                    + "<th>Last Affected Patch set (per Supported Release)</th></tr>";

    private static AdvisoryFacts read(String title, String rows) {
        return Documents.advisory(
                Documents.of("oracle-cpu", PAGE.formatted(title, title, HEAD + rows)));
    }

    @Test
    void theId_isOfTheTitle_whereTheAddressHasNone() {
        var cpu = read("Oracle Critical Patch Update Advisory - July 2009", row("CVE-2009-0001"));

        assertThat(cpu.id()).hasToString("oracle/cpujul2009");
    }

    @Test
    void aMatrixWithoutProducts_isAboutTheFamilyOfItsHeading() {
        var cpu = read("Oracle Critical Patch Update Advisory - July 2009", row("CVE-2009-0001"));

        assertThat(cpu.patchTable())
                .extracting(PatchRow::product, PatchRow::productVersion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Oracle Virtualization", "11.1"));
        assertThat(cpu.vulnerabilities().getFirst().metrics())
                .containsExactly(new Metric("cvss-2.0", null, 5.0, null, null, List.of()));
    }

    @Test
    void numbersOfOraclesOwn_areIdsOfFlawsWithoutCve() {
        var cpu = read("Oracle Critical Patch Update Advisory - July 2008", row("DB01"));

        assertThat(cpu.vulnerabilities()).hasSize(1);
        assertThat(cpu.vulnerabilities().getFirst().cve()).isNull();
        assertThat(cpu.vulnerabilities().getFirst().ids().getFirst().text()).isEqualTo("DB01");
    }

    @Test
    void aMatrixInATableForLayout_isFound() {
        String inner = "<tr><td><table>" + HEAD + row("CVE-2009-0001") + "</table></td></tr>";
        String title = "Oracle Critical Patch Update Advisory - July 2009";
        var document = Documents.of("oracle-cpu", PAGE.formatted(title, title, inner));

        assertThat(Documents.advisory(document).cves()).containsExactly("CVE-2009-0001");
    }

    @Test
    void aPageThatIsNone_isRefused() {
        String other = PAGE.formatted("Downloads", "Downloads", HEAD + row("CVE-2009-0001"));

        assertThat(Documents.reason(Documents.of("oracle-cpu", other)))
                .isEqualTo("not-an-advisory");
        assertThat(Documents.reason(Documents.of("oracle-cpu", " "))).isEqualTo("empty");
    }

    @Test
    void tablesWithinTables_doNotTakeLong() {
        String deep = "<table><tr><td>".repeat(200_000);
        String page =
                PAGE.formatted(
                        "Oracle Critical Patch Update Advisory - July 2009",
                        "Oracle Critical Patch Update Advisory - July 2009",
                        HEAD + row("CVE-2009-0001") + deep);
        long start = System.nanoTime();

        new OracleCpuReader().read(Documents.of("oracle-cpu", page));

        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }

    private static String row(String id) {
        return "<tr><td>" + id + "</td><td>Core</td><td>5.0</td><td>None</td><td>11.1</td></tr>";
    }
}
