package io.hypervisory.enrich.judgement.cadence;

import static io.hypervisory.enrich.judgement.cadence.Notices.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Classification.Part;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.cadence.Notices.AdvisoryDraft;
import io.hypervisory.enrich.judgement.cadence.Notices.PatchDraft;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static final Label CONSOLE = label("service-console", Verdict.YES);
    private static final Label HYPERVISOR = label("hypervisor", Verdict.YES);
    private static final Label MANAGEMENT = label("management", Verdict.YES);
    private static final Label THIRD_PARTY = label("third-party", Verdict.YES);

    /// As a rule that goes by the product's name gives it.
    private static final Label WEAK =
            new Label("hypervisor", Verdict.YES, "made-up", "ESX", "/title", 0, 3, 0.7);

    private static Classification whole(Label... components) {
        return Notices.judged(List.of(), List.of(components), List.of());
    }

    private static Part part(String cve, Label... components) {
        return new Part("/vulnerabilities/0", cve, List.of(components), List.of());
    }

    private static Classification of(List<Label> components, Part... parts) {
        return new Classification(
                "made-up",
                List.of(),
                components,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(parts),
                null);
    }

    private static Advisory advisory(String id, Classification judged) {
        return new AdvisoryDraft(id)
                .fixes(judged.parts().stream().map(Part::cve).toArray(String[]::new))
                .judged(judged)
                .done();
    }

    private static PatchDraft patch() {
        return new PatchDraft("vmware/ESX-1").judged(whole(WEAK));
    }

    private static List<String> components(PatchDraft patch, Advisory... naming) {
        return Stream.of(Components.of(patch.done(), List.of(naming)))
                .flatMap(components -> components.stream().sorted())
                .toList();
    }

    @Test
    void ownSureWords_goBeforeTheAdvisory() {
        var patch = new PatchDraft("vmware/ESX-1").judged(whole(MANAGEMENT, WEAK));

        assertThat(components(patch, advisory("vmware/V-1", whole(CONSOLE))))
                .containsExactly("management");
    }

    @Test
    void productsNameAlone_saysNothing() {
        assertThat(components(patch())).isEmpty();
        assertThat(components(patch(), advisory("vmware/V-1", whole(WEAK)))).isEmpty();
    }

    @Test
    void vulnerabilitiesThatItFixes_sayIt_whateverElseTheAdvisoryTells() {
        var advisory =
                advisory(
                        "vmware/V-1",
                        of(
                                List.of(CONSOLE, HYPERVISOR),
                                part("CVE-2007-1", CONSOLE),
                                part("CVE-2007-2", HYPERVISOR)));

        assertThat(components(patch().fixes("CVE-2007-1"), advisory))
                .containsExactly("service-console");
        assertThat(components(patch(), advisory)).isEmpty();
    }

    @Test
    void packageOfTheConsole_sitsThere_whateverItIsFor() {
        var advisory =
                advisory(
                        "vmware/V-1",
                        of(
                                List.of(CONSOLE, MANAGEMENT, THIRD_PARTY),
                                part("CVE-2007-1", CONSOLE),
                                part("CVE-2007-2", CONSOLE, MANAGEMENT, THIRD_PARTY)));

        assertThat(components(patch(), advisory)).containsExactly("service-console");
    }

    @Test
    void vulnerabilityWithoutAComponent_leavesTheWholeOpen() {
        var advisory =
                advisory(
                        "vmware/V-1",
                        of(List.of(CONSOLE), part("CVE-2007-1", CONSOLE), part("CVE-2007-2")));

        assertThat(components(patch(), advisory)).isEmpty();
    }

    @Test
    void secondAdvisoryThatLeavesItOpen_leavesItOpen() {
        var told = advisory("vmware/V-1", whole(CONSOLE));

        assertThat(components(patch(), told)).containsExactly("service-console");
        assertThat(components(patch(), told, advisory("vmware/V-2", whole(CONSOLE, HYPERVISOR))))
                .isEmpty();
    }

    @Test
    void partOfAnUpdate_bringsMoreThanItsAdvisoryTells() {
        var patch = patch().says("It is part of ESX 3.5 Update 2.");

        assertThat(components(patch, advisory("vmware/V-1", whole(CONSOLE)))).isEmpty();
    }

    @Test
    void whatOthersWrote_isNoPlaceOfItsOwn() {
        assertThat(Components.places(Set.of("third-party", "service-console")))
                .containsExactly("service-console");
        assertThat(Components.places(Set.of("third-party"))).containsExactly("third-party");
    }
}
