package io.hypervisory.ingest.read.virtuozzo;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.read.Documents;
import org.junit.jupiter.api.Test;

class VzaPageReaderTest {
    private static AdvisoryFacts read(String sections) {
        return Documents.advisory(
                Documents.of(
                        "vza-page",
                        "<html><head><title>Kernel update</title></head><body><div class='article'>"
                                + "<h2>Important kernel security update: new kernel 2.6.32-042stab123.4</h2>"
                                + "<table><tr><td>Issue date:<td>2017-06-13"
                                + "<tr><td>Virtuozzo Advisory ID:<td>VZA-2017-047</table>"
                                + sections
                                + "</div></body></html>"));
    }

    @Test
    void cvesThatThePageSaysAreFixed_countWhereverTheyStand() {
        AdvisoryFacts advisory =
                read(
                        "<h3>1. Overview</h3><p>This kernel fixes CVE-2017-8890 and CVE-2017-9074. It is in use.</p>"
                                + "<h3>2. Security Fixes</h3><ul><li>[Important] Two owners of one list. (CVE-2017-8890)</li></ul>"
                                + "<h3>3. Bug Fixes</h3><ul><li>A container could hang on its stop. (CVE-2017-9075, PSBM-64050)</li>"
                                + "<li>Counters of disk quota could go wrong. (PSBM-62915)</li></ul>");

        assertThat(advisory.cves())
                .containsExactly("CVE-2017-8890", "CVE-2017-9074", "CVE-2017-9075");
        assertThat(advisory.vulnerabilities()).hasSize(3);
        assertThat(advisory.vulnerabilities().getFirst().notes().getFirst().text())
                .contains("Two owners");
        assertThat(advisory.unread()).isEmpty();
    }

    @Test
    void cvesThatThePageOnlyNames_areNotRead_andSaidSo() {
        AdvisoryFacts advisory =
                read(
                        "<h3>1. Overview</h3><p>CVE-2017-1000364 was fixed in the previous kernel. The fix of CVE-2016-5195"
                                + " is not part of this one. Read up on CVE-2017-7308 too. CVE-2017-0001 will be fixed later."
                                + " CVE-2017-0002 does not affect this kernel.</p>"
                                + "<h3>2. Security Fixes</h3><ul><li>[Important] Two owners of one list. (CVE-2017-8890)</li></ul>"
                                + "<h3>3. Known Issues</h3><p>The update does not address CVE-2017-0003.</p>"
                                + "<h3>4. References</h3><ul><li><a href='https://access.redhat.com/security/cve/CVE-2017-8890'>CVE-2017-8890</a></li>"
                                + "<li><a href='https://access.redhat.com/security/cve/CVE-2017-0004'>Red Hat</a></li></ul>");

        assertThat(advisory.cves()).containsExactly("CVE-2017-8890");
        assertThat(advisory.unread())
                .containsExactlyInAnyOrder(
                        "named as not affecting: CVE-2017-0002",
                        "named, but not as fixed: CVE-2017-1000364",
                        "named, but not as fixed: CVE-2016-5195",
                        "named, but not as fixed: CVE-2017-7308",
                        "named, but not as fixed: CVE-2017-0001",
                        "named, but not as fixed: CVE-2017-0003",
                        "named, but not as fixed: CVE-2017-0004");
    }
}
