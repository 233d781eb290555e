package io.hypervisory.ingest.read.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.read.Documents;
import org.junit.jupiter.api.Test;

/// An id that several updates of one document have.
class RepeatedUpdateTest {
    @Test
    void erratum_holdsWhatEachOfItsUpdatesLists() {
        AdvisoryFacts erratum =
                Documents.advisory(
                        Documents.of(
                                "updateinfo",
                                "<updates>"
                                        + erratum("Important", "CVE-2017-8890", "a-1.rpm")
                                        + erratum("Important", "CVE-2017-9074", "b-1.rpm")
                                        + erratum("Important", "CVE-2017-8890", "c-1.rpm")
                                        + "</updates>"));

        assertThat(erratum.products())
                .extracting(Product::id)
                .containsExactly("a-1.rpm", "b-1.rpm", "c-1.rpm");
        assertThat(erratum.cves()).containsExactly("CVE-2017-8890", "CVE-2017-9074");
        assertThat(erratum.vulnerabilities()).hasSize(2);
        assertThat(erratum.vulnerabilities().getFirst().statuses())
                .containsEntry(ProductStatus.FIXED, java.util.List.of("a-1.rpm", "c-1.rpm"));
        assertThat(erratum.notes()).hasSize(1);
        assertThat(erratum.unread()).isEmpty();
    }

    @Test
    void erratum_keepsTheFirstWord_andSaysWhatAnotherWas() {
        AdvisoryFacts erratum =
                Documents.advisory(
                        Documents.of(
                                "updateinfo",
                                "<updates>"
                                        + erratum("Important", "CVE-2017-8890", "a-1.rpm")
                                        + erratum("Moderate", "CVE-2017-8890", "a-1.rpm")
                                        + "</updates>"));

        assertThat(erratum.severity()).isEqualTo("Important");
        assertThat(erratum.unread())
                .containsExactly("another update of this id says severity: Moderate");
    }

    @Test
    void patch_holdsTheStrongestGuidanceOfItsUpdates() {
        String update =
                "<update type='%s'><id>UPDATE-9</id><title>T</title><severity>High</severity>"
                        + "<guidance><mandatory><value>%s</value></mandatory></guidance></update>";
        PatchFacts patch =
                Documents.patches(
                                Documents.of(
                                        "updateinfo",
                                        "<updates>"
                                                + update.formatted("security", "RebootHost")
                                                + update.formatted("bugfix", "RestartToolstack")
                                                + "</updates>"))
                        .getFirst();

        assertThat(patch.hostReboot()).isTrue();
        assertThat(patch.statements()).hasSize(2);
        assertThat(patch.unread()).containsExactly("another update of this id says type: bugfix");
    }

    @Test
    void updatesWithoutAnId_areCounted() {
        PatchFacts patch =
                Documents.patches(
                                Documents.of(
                                        "updateinfo",
                                        "<updates><update/><update><id>UPDATE-9</id></update></updates>"))
                        .getFirst();

        assertThat(patch.unread()).containsExactly("1 updates without an id");
    }

    private static String erratum(String severity, String cve, String file) {
        return "<update from='security@oracle.com' version='1'><id>ELSA-2017-1615</id><title>kernel</title>"
                + "<severity>"
                + severity
                + "</severity><issued date='2017-06-28 00:00:00'/><description>one text</description>"
                + "<references><reference type='cve' id='"
                + cve
                + "' href='https://linux.oracle.com/cve/"
                + cve
                + ".html'/></references><pkglist><collection><package><filename>"
                + file
                + "</filename></package></collection></pkglist></update>";
    }
}
