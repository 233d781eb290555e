package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.index.Overlaid;
import io.hypervisory.index.decision.Deadlines;
import io.hypervisory.index.decision.Decision;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.document.Projector;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.page.EntryPage.Because;
import io.hypervisory.index.web.page.EntryPage.Question;
import io.hypervisory.ingest.contract.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionViewTest {
    private static final String REBOOT =
            "{'value': 'host-reboot', 'verdict': '%s', 'rule': 'r', 'place': '/hostReboot', 'start': -1, 'end': -1, 'confidence': 1}";

    private static Question question(Advisory advisory, String name, Hit... patches) {
        var content = advisory.content();
        var marks = Marks.of(content.classification());
        for (int i = 0; i < content.notes().size(); i++) {
            marks.text("/notes/" + i + "/text", content.notes().get(i).text());
        }
        var labels =
                new LabelsView(content.classification(), Json.MAPPER.valueToTree(content), marks);
        var view =
                new DecisionView(
                        Decision.of(content, Deadlines.STANDARD),
                        List.of(patches),
                        labels,
                        LocalDate.of(2008, 2, 1));
        return view.questions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Hit patch(String... verdicts) {
        var impacts = new ArrayList<String>();
        for (String verdict : verdicts) {
            impacts.add(REBOOT.formatted(verdict));
        }
        var patch =
                Overlaid.patch(
                        "{'classification': {'rules': '1', 'impacts': ["
                                + String.join(",", impacts)
                                + "]}}");
        byte[] document = Projector.project(Json.bytes(patch), null);
        return Hit.of(Json.read(document, Document.class), null, Map.of());
    }

    @Test
    void host_goesDown_withTheWordsThatSaySo_linkedToTheirPlace() {
        var question =
                question(
                        Overlaid.advisory(
                                """
                                {'notes': [{'text': 'Restart the host.'}],
                                 'classification': {'rules': '1', 'impacts': [
                                  {'value': 'host-reboot', 'verdict': 'yes', 'rule': 'r', 'words': 'Restart the host', 'place': '/notes/0/text', 'start': 0, 'end': 16, 'confidence': 0.9}]}}
                                """),
                        "Must a host go down?");

        assertThat(question.answer()).isEqualTo("yes");
        assertThat(question.because())
                .containsExactly(new Because("", "Restart the host", "#words-notes-0-text-0"));
    }

    @Test
    void field_thatSaysSo_isNamedWithItsValue() {
        var byField =
                Overlaid.advisory(
                        "{'classification': {'rules': '1', 'impacts': ["
                                + REBOOT.formatted("no").replace("/hostReboot", "/status")
                                + "]}}");

        assertThat(question(byField, "Must a host go down?").because())
                .containsExactly(new Because("status: final", null, null));
    }

    @Test
    void patches_answer_whereTheAdvisoryIsSilent() {
        var silent = Overlaid.advisory("{'classification': {'rules': '1'}}");
        String name = "Must a host go down?";

        assertThat(question(silent, name).answer()).isEqualTo("not said");
        assertThat(question(silent, name, patch("no"), patch("yes")).answer())
                .isEqualTo("yes, by its patches");
        assertThat(question(silent, name, patch("no"), patch("no")).answer())
                .isEqualTo("no, by its patches");
        assertThat(question(silent, name, patch("no"), patch()).answer()).isEqualTo("not said");
        assertThat(question(silent, name, patch("no"), patch()).because())
                .containsExactly(
                        new Because(
                                "ESX350-200802401-BG: no",
                                null,
                                "/patches/vmware/ESX350-200802401-BG"),
                        new Because(
                                "ESX350-200802401-BG: not said",
                                null,
                                "/patches/vmware/ESX350-200802401-BG"));
    }

    @Test
    void exploited_isNotKnown_ratherThanNo() {
        String name = "Exploited?";
        var unknown = Overlaid.advisory("{'knowledge': []}");
        var lookedUp = Overlaid.advisory("{'knowledge': [{'cve': 'CVE-2007-3108'}]}");
        var listed =
                Overlaid.advisory(
                        "{'knowledge': [{'cve': 'CVE-2007-3108', 'exploited': [{'by': 'kev', 'added': '2022-01-02', 'ransomware': true}]}]}");

        assertThat(question(unknown, name).answer()).isEqualTo("not known");
        assertThat(question(unknown, name).because().getFirst().text())
                .isEqualTo("no list speaks of its CVEs");
        assertThat(question(lookedUp, name).because().getFirst().text())
                .isEqualTo("no list that is read says so");
        assertThat(question(listed, name).answer()).isEqualTo("yes");
        assertThat(question(listed, name).because())
                .containsExactly(
                        new Because(
                                "CVE-2007-3108: kev since 2022-01-02, by ransomware",
                                null,
                                "/cves/CVE-2007-3108"));
    }

    @Test
    void deadline_saysWhoseItIs_andThatItPassed() {
        var question =
                question(
                        Overlaid.advisory(
                                "{'classification': {'rules': '1', 'urgency': {'level': 'high', 'points': 60, 'sum': []}}}"),
                        "By when?");

        assertThat(question.answer()).isEqualTo("2008-01-21 (passed)");
        assertThat(question.because().getFirst().text())
                .isEqualTo("2008-01-21: 14 days after 2008-01-07, our setting for urgency high");
        assertThat(question(Overlaid.advisory("{}"), "By when?").answer()).isEqualTo("no date");
    }

    @Test
    void fixes_ofOneProduct_standOnOneLine() {
        var question =
                question(
                        Overlaid.advisory(
                                """
                                {'vulnerabilities': [], 'patchTable': [
                                 {'product': 'ESX', 'fix': 'ESX-1', 'patchIds': ['vmware/ESX-1']},
                                 {'product': 'ESX', 'fix': 'ESX-2', 'patchIds': ['vmware/ESX-2']},
                                 {'product': 'ACE', 'fix': 'affected, patch pending'}]}
                                """),
                        "Is there a fix?");

        assertThat(question.answer()).isEqualTo("for some products");
        assertThat(question.because())
                .containsExactly(
                        new Because("ESX: ESX-1, ESX-2", null, "#patches"),
                        new Because("ACE: affected, patch pending", null, null));
    }
}
