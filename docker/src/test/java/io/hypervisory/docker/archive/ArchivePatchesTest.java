package io.hypervisory.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which CVEs a patch fixes, once the archive's mails are read: none rather than wrong ones.
class ArchivePatchesTest {
    private static final HistoryFacts FACTS = HistoryFacts.load();
    private static final List<PatchFacts> PATCHES =
            MailArchive.pages(MailArchive.mails(FACTS)).stream()
                    .filter(page -> page.path().matches(".*/\\d{6}\\.html"))
                    .flatMap(ArchivePatchesTest::patches)
                    .toList();

    private static Stream<PatchFacts> patches(Page page) {
        var document =
                new Document(
                        "vmware-list",
                        "vmsa-mail",
                        false,
                        "http://lists.example" + page.path(),
                        null,
                        null,
                        -1,
                        -1,
                        "0",
                        Instant.EPOCH,
                        page.text().getBytes(StandardCharsets.UTF_8));
        return switch (StandardReaders.all().read(document)) {
            case Reading.Read(List<Notice> notices) ->
                    notices.stream()
                            .filter(PatchFacts.class::isInstance)
                            .map(PatchFacts.class::cast);
            case Reading.Rejected rejected ->
                    throw new IllegalStateException(page.path() + ": " + rejected);
        };
    }

    private static Set<String> cves(String advisory, String patch) {
        List<PatchFacts> said =
                PATCHES.stream()
                        .filter(each ->
                                each.id().local().equals(patch)
                                        && each.advisories().getFirst().local().equals(advisory))
                        .toList();
        assertThat(said).as(patch + " in " + advisory).hasSize(1);
        return Set.copyOf(said.getFirst().cves());
    }

    @ParameterizedTest
    @CsvSource({
        // its own CVEs are facts
        "VMSA-2007-0006, ESX-8258730, CVE-2007-4496 CVE-2007-4497",
        // the only issue of its product
        "VMSA-2008-0004, ESX-1003523, CVE-2007-5497",
        "VMSA-2008-0006, ESX350-200803214-UG, CVE-2007-6284",
        "VMSA-2008-0019, ESXe350-200811401-O-SG, CVE-2008-4917",
        // the only issue of its component
        "VMSA-2008-0019, ESX350-200811401-SG, CVE-2008-4917",
        "VMSA-2008-0019, ESX350-200811406-SG, CVE-2008-1372",
        // one of several, and nothing says which
        "VMSA-2007-0006, ESX-1001725, ''",
        "VMSA-2008-0007, ESX350-200803214-UG, ''",
        "VMSA-2008-0011, ESX350-200806201-UG, ''",
        "VMSA-2008-0019, ESX-1006980, ''"
    })
    void cves_ofAPatch_areThoseOfTheIssueThatItFixes(String advisory, String patch, String cves) {
        assertThat(String.join(" ", new TreeSet<>(cves(advisory, patch)))).isEqualTo(cves);
    }

    @Test
    void cves_thatOnlyOtherProductsHave_areNoEsxPatchs() {
        Set<String> ofEsx =
                FACTS.cves().stream()
                        .filter(cve -> cve.products().contains("ESX"))
                        .map(HistoryFacts.VmsaCve::cve)
                        .collect(Collectors.toSet());
        Set<String> fixed =
                PATCHES.stream()
                        .flatMap(patch -> patch.cves().stream())
                        .collect(Collectors.toSet());
        assertThat(fixed).hasSizeGreaterThan(5);
        assertThat(ofEsx).containsAll(fixed);
    }

    @Test
    void products_ofAPatch_areThoseOfItsRows() {
        for (Mail mail : MailArchive.mails(FACTS)) {
            Set<String> products =
                    mail.patches().stream()
                            .map(each -> each.product() + " " + each.version())
                            .collect(Collectors.toSet());
            assertThat(PATCHES)
                    .filteredOn(each ->
                            each.advisories().getFirst().local().equals(mail.advisory().id()))
                    .allSatisfy(each -> assertThat(products).containsAll(each.products()));
        }
    }
}
