package io.hypervisory.ingest.read.vmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmsaPatchesTest {
    private static Document mail(String fixture) {
        return Documents.of("vmsa-mail", Documents.fixture("vmsa-mail/" + fixture));
    }

    private static PatchFacts patch(String fixture, String local) {
        return Documents.patches(mail(fixture)).stream()
                .filter(patch -> patch.id().local().equals(local))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void patches_areAllThatTablesAndListsName() {
        assertThat(Documents.patches(mail("issues.html")))
                .extracting(patch -> patch.id().local(), PatchFacts::patchClass)
                .containsExactly(
                        tuple("ESXe350-200712401-O-SG", "security"),
                        tuple("ESX350-200712402-SG", "security"),
                        tuple("ESX350-200712403-BG", "bug-fix"),
                        tuple("ESX-2.5.5-patch-14", null),
                        tuple("ESX-1002962", null),
                        tuple("ESX350-200712403-SG", "security"),
                        tuple("ESX350-200712499", null));
    }

    @Test
    void patch_hasItsRowsProductAndCves_andNoDateOfItsOwn() {
        PatchFacts patch = patch("issues.html", "ESX-1002962");
        assertThat(patch.products()).containsExactly("ESX 3.0.1");
        assertThat(patch.cves()).containsExactly("CVE-2007-5398", "CVE-2007-4572");
        assertThat(patch.releaseDate()).isNull();
        assertThat(patch.hostReboot()).isNull();
        assertThat(patch.currentReleaseDate())
                .isEqualTo(Documents.advisory(mail("issues.html")).currentReleaseDate());
        assertThat(patch.advisories()).containsExactly(new NoticeId("vmware", "VMSA-2008-0001"));
        assertThat(patch.witness().key()).isEqualTo("a-source/vmsa-mail/VMSA-2008-0001");
    }

    @Test
    void patch_hasNoCves_whenOnlyAListNamesIt() {
        PatchFacts patch = patch("issues.html", "ESX350-200712499");
        assertThat(patch.cves()).isEmpty();
        assertThat(patch.products()).containsExactly("ESX 3.5");
    }

    @Test
    void numberedPatches_getAnIdOfProductVersionAndNumber() {
        assertThat(Documents.patches(mail("roman.txt")))
                .extracting(patch -> patch.id().local(), PatchFacts::products)
                .containsExactly(
                        tuple("ESX350-200806218-UG", List.of("ESX 3.5")),
                        tuple("ESX-2.5.4-patch-21", List.of("ESX 2.5.4")),
                        tuple("ESX-2.5.5-patch-10", List.of("ESX Server 2.5.5")));
    }

    @Test
    void product_isNamedOnce_whenTableAndListAgree() {
        assertThat(patch("signed.txt", "ESX400-200910401-SG").products())
                .containsExactly("ESX 4.0");
    }

    private static final String TABLE =
            """

               VMware  Product  Running  Replace with/
               Product Version  on       Apply Patch
               ======= =======  =======  ==================
               ESX     3.0.1    ESX      ESX-100%d
            """;

    /// Issues `a`, `b`, … of CVE-2007-1001, 1002, …; each with a table where a digit says so.
    private static Document issues(String tables, String solution) {
        var text =
                new StringBuilder(
                        "Advisory ID:       VMSA-2007-0099\n\n1. Summary\n\n   Made up.\n\n3. Problem Description\n\n");
        for (int i = 0; i < tables.length(); i++) {
            text.append(
                    " %c. Issue %d\n\n   Assigned the name CVE-2007-100%d to this issue.\n"
                            .formatted('a' + i, i + 1, i + 1));
            if (tables.charAt(i) != '-') {
                text.append(TABLE.formatted(1000 + i + 1));
            }
            text.append('\n');
        }
        text.append("4. Solution\n").append(solution).append("\n5. References\n\n   None.\n");
        return Documents.of("vmsa-mail", "Subject: VMSA-2007-0099\n\n" + text);
    }

    private static List<PatchRow> rows(Document document) {
        return Documents.advisory(document).patchTable();
    }

    @Test
    void tableUnderEachIssue_isThatIssues() {
        Document mail = issues("xx", "");
        assertThat(rows(mail)).extracting(PatchRow::issue).containsExactly("a", "b");
        assertThat(Documents.patches(mail))
                .extracting(each -> each.id().local(), PatchFacts::cves)
                .containsExactly(
                        tuple("ESX-1001001", List.of("CVE-2007-1001")),
                        tuple("ESX-1001002", List.of("CVE-2007-1002")));
    }

    @Test
    void tableBelowSeveralIssues_isOfNoneOfThem_soItsPatchesHaveNoCve() {
        Document mail = issues("--x", "");
        assertThat(rows(mail)).extracting(PatchRow::issue).containsOnlyNulls().hasSize(1);
        assertThat(Documents.patches(mail))
                .extracting(each -> each.id().local(), PatchFacts::cves)
                .containsExactly(tuple("ESX-1001003", List.of()));
    }

    @Test
    void tablesUnderIssues_areEachOfItsOwn_alsoWhereOneIssueHasNone() {
        Document mail = issues("x-xx-", "");
        assertThat(rows(mail)).extracting(PatchRow::issue).containsExactly("a", "c", "d");
        assertThat(Documents.patches(mail))
                .extracting(PatchFacts::cves)
                .containsExactly(
                        List.of("CVE-2007-1001"),
                        List.of("CVE-2007-1003"),
                        List.of("CVE-2007-1004"));
    }

    @Test
    void tableOfTheSolution_isOfNoIssue() {
        Document mail = issues("--", TABLE.formatted(1009));
        assertThat(rows(mail)).extracting(PatchRow::issue).containsOnlyNulls().hasSize(1);
        assertThat(Documents.patches(mail))
                .extracting(each -> each.id().local(), PatchFacts::cves, PatchFacts::products)
                .containsExactly(tuple("ESX-1001009", List.of(), List.of("ESX 3.0.1")));
    }
}
