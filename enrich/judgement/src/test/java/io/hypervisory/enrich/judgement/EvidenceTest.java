package io.hypervisory.enrich.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Statement;
import io.hypervisory.ingest.contract.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What advisories and patches offer to judge by, and of which vulnerability.
class EvidenceTest {
    private static final NoticeId ID = NoticeId.parse("vmware/VMSA-2008-0001");
    private static final String RULES =
            """
            - id: console
              label: component/service-console
              verdict: yes
              confidence: 1.0
              phrases: [service console]
              matches: [service console]
              misses: [x]
            - id: vmkernel
              label: component/hypervisor
              verdict: yes
              confidence: 1.0
              phrases: [vmkernel]
              matches: [vmkernel]
              misses: [x]
            - id: reboot
              label: impact/host-reboot
              verdict: yes
              confidence: 1.0
              when: [{field: "statements/Host Reboot Required", is: [yes]}]
              matches: [{fields: {"statements/Host Reboot Required": yes}}]
              misses: [{fields: {"statements/VM Shutdown Required": yes}}]
            """;

    private final Classifier classifier =
            new Classifier(
                    Rules.standard()
                            .with(Map.of("own.yaml", RULES.getBytes(StandardCharsets.UTF_8))));

    private static Advisory.Content advisory(
            List<Note> notes,
            List<Vulnerability> vulnerabilities,
            List<PatchRow> rows,
            List<CveKnowledge> knowledge) {
        return new Advisory.Content(
                "A title",
                List.of(),
                new Publisher("VMware", null, "vendor"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                vulnerabilities.stream().map(Vulnerability::cve).sorted().toList(),
                notes,
                List.of(),
                List.of(),
                vulnerabilities,
                rows,
                List.of(),
                List.of(),
                List.of(),
                null,
                knowledge,
                Classification.NONE,
                Map.of());
    }

    private Map<String, List<String>> componentsOfParts(Advisory.Content content) {
        var components = new TreeMap<String, List<String>>();
        for (Classification.Part part : classifier.classify(ID, content).parts()) {
            var own = new ArrayList<String>();
            part.components().stream()
                    .filter(each -> List.of("console", "vmkernel").contains(each.rule()))
                    .forEach(each -> own.add(each.value()));
            components.put(String.valueOf(part.cve()), own);
        }
        return components;
    }

    private static Vulnerability titled(String cve, String title) {
        return Vulnerability.ofCve(cve, title);
    }

    @Test
    void letteredSection_isOfTheVulnerabilitiesThatBearItsHeading() {
        String text =
                """
                Issues were found in ESX.

                a. First issue that was found somewhere in the
                   product
                It lies in the service console.

                b. Another issue of which one hears
                It lies in the VMkernel.
                """;

        var content =
                advisory(
                        List.of(new Note(null, "Problem Description", text)),
                        List.of(
                                titled(
                                        "CVE-2008-0001",
                                        "First issue that was found somewhere in the product"),
                                titled("CVE-2008-0002", "Another issue of which one hears")),
                        List.of(),
                        List.of());

        assertThat(componentsOfParts(content))
                .isEqualTo(
                        Map.of(
                                "CVE-2008-0001", List.of("service-console"),
                                "CVE-2008-0002", List.of("hypervisor")));
    }

    @Test
    void noteHeadedAsAVulnerability_isOfIt() {
        var content =
                advisory(
                        List.of(
                                new Note(null, "Heap overflow (CVE-2008-0001)", "In the vmkernel."),
                                new Note(null, "Introduction", "Of the service console.")),
                        List.of(
                                titled("CVE-2008-0001", "Heap overflow (CVE-2008-0001)"),
                                titled("CVE-2008-0002", "Another")),
                        List.of(),
                        List.of());

        assertThat(componentsOfParts(content))
                .isEqualTo(Map.of("CVE-2008-0001", List.of("hypervisor")));
    }

    @Test
    void rowOfAPatchTable_isOfItsCves() {
        var row =
                new PatchRow(
                        null,
                        "ESX",
                        "Service Console",
                        "3.5",
                        null,
                        List.of("CVE-2008-0002"),
                        null,
                        null,
                        null,
                        "ESX350-1",
                        List.of("ESX350-1"),
                        null,
                        null,
                        null);
        var content =
                advisory(
                        List.of(),
                        List.of(titled("CVE-2008-0001", "One"), titled("CVE-2008-0002", "Two")),
                        List.of(row),
                        List.of());

        assertThat(componentsOfParts(content))
                .isEqualTo(Map.of("CVE-2008-0002", List.of("service-console")));
    }

    @Test
    void rowOfALetter_isOfThatSection() {
        var content =
                advisory(
                        List.of(
                                new Note(
                                        null,
                                        "Problem Description",
                                        "a. One issue\nText.\n\nb. Two issues\nText.\n")),
                        List.of(
                                titled("CVE-2008-0001", "One issue"),
                                titled("CVE-2008-0002", "Two issues")),
                        List.of(
                                new PatchRow(
                                        "b", "ESX", "3.5", null, "vmkernel patch", List.of("X"))),
                        List.of());

        assertThat(componentsOfParts(content))
                .isEqualTo(Map.of("CVE-2008-0002", List.of("hypervisor")));
    }

    @Test
    void catalogueOfExploited_isExploited_ofTheWhole_andOfTheCve() {
        var known =
                new CveKnowledge(
                        "CVE-2008-0002",
                        List.of(new CveKnowledge.Exploited("cisa-kev", null, null, null, true)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        var said =
                classifier.classify(
                        ID,
                        advisory(
                                List.of(),
                                List.of(
                                        titled("CVE-2008-0001", "One"),
                                        titled("CVE-2008-0002", "Two")),
                                List.of(),
                                List.of(known)));

        assertThat(said.attacks())
                .extracting(Label::value, Label::place)
                .contains(tuple("exploited", "/knowledge/0/exploited/0"));
        assertThat(said.parts())
                .filteredOn(part -> "CVE-2008-0002".equals(part.cve()))
                .singleElement()
                .satisfies(part ->
                        assertThat(part.attacks()).extracting(Label::value).contains("exploited"));
        assertThat(said.urgency()).isNotNull();
        assertThat(said.urgency().sum())
                .extracting(term -> term.because())
                .contains("attack/exploited", "ransomware");
    }

    @Test
    void statementOfAPatch_isReadUnderItsLabel() {
        assertThat(impacts(new Statement("Host Reboot Required", "Yes")))
                .contains(tuple("reboot", "/statements/0/said"));
        assertThat(impacts(new Statement("VM Shutdown Required", "Yes")))
                .doesNotContain(tuple("reboot", "/statements/0/said"));
    }

    private List<org.assertj.core.groups.Tuple> impacts(Statement statement) {
        var patch =
                new Patch.Content(
                        List.of("ESX350-1"),
                        null,
                        List.of("ESX 3.5"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(statement),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Classification.NONE,
                        Map.of());
        return classifier.classify(NoticeId.parse("vmware/ESX350-1"), patch).impacts().stream()
                .map(label -> tuple(label.rule(), label.place()))
                .toList();
    }
}
