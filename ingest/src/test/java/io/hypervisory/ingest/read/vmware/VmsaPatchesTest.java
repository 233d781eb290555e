package io.hypervisory.ingest.read.vmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
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
}
