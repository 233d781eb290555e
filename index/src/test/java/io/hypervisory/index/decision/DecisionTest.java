package io.hypervisory.index.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Urgency.Level;
import io.hypervisory.index.Entries;
import io.hypervisory.index.Overlaid;
import io.hypervisory.index.decision.Deadline.Missing;
import io.hypervisory.index.decision.Finding.Reply;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
    private static Decision of(String fields) {
        return Decision.of(Overlaid.advisory(fields).content(), Deadlines.STANDARD);
    }

    private static Decision impacts(String... verdicts) {
        var labels = new StringBuilder();
        for (String each : verdicts) {
            String[] parts = each.split(" ");
            labels.append(labels.isEmpty() ? "" : ",")
                    .append(label(parts[0], parts[1], parts.length > 2 ? parts[2] : "/title"));
        }
        return of("{'classification': {'rules': '1', 'impacts': [" + labels + "]}}");
    }

    private static String label(String value, String verdict, String place) {
        return "{'value': '%s', 'verdict': '%s', 'rule': 'r', 'place': '%s', 'start': -1, 'end': -1, 'confidence': 1}"
                .formatted(value, verdict, place);
    }

    @ParameterizedTest
    @CsvSource({
        "host-reboot yes, YES",
        "host-reboot no, NO",
        "host-reboot unknown, OPEN",
        "live yes, NO",
        "live no, SILENT",
        "vm-migration yes, SILENT",
    })
    void host_goesDown_asTheLabelsSay_andSilenceIsNotNo(String label, Reply reply) {
        assertThat(impacts(label).hostDown().reply()).isEqualTo(reply);
    }

    @Test
    void host_goesDown_whereSomethingSaysSo_whateverElseIsSaid() {
        var decision = impacts("live yes", "host-reboot no", "host-reboot yes");

        assertThat(decision.hostDown().reply()).isEqualTo(Reply.YES);
        assertThat(decision.hostDown().because()).extracting(Label::verdict).hasSize(1);
    }

    @Test
    void reboot_ofAWorkaround_isNotOneOfTheFix() {
        String place = "/vulnerabilities/0/remediations/0/details";
        var decision =
                of(
                        "{'vulnerabilities': [{'remediations': [{'category': 'workaround', 'details':"
                                + " 'Set it and reboot.'}]}], 'classification': {'rules': '1',"
                                + " 'impacts': ["
                                + label("host-reboot", "yes", place)
                                + "]}}");

        assertThat(decision.hostDown().reply()).isEqualTo(Reply.SILENT);
        assertThat(decision.workaround()).isNotNull();
        assertThat(decision.workaround().reply()).isEqualTo(Reply.YES);
        assertThat(decision.workaround().texts()).containsEntry(place, "Set it and reboot.");
        assertThat(decision.workaround().reboot().reply()).isEqualTo(Reply.YES);
    }

    @ParameterizedTest
    @CsvSource({"None., NO", "'none known', NO", "Stop the service., YES", "'', SILENT"})
    void workaround_thatIsNone_isToldFromSilence(String text, Reply reply) {
        var workaround =
                of("{'notes': [{'title': 'Workarounds', 'text': '" + text + "'}]}").workaround();

        assertThat(workaround).isNotNull();
        assertThat(workaround.reply()).isEqualTo(reply);
    }

    @Test
    void fix_namesBuildOrPatch_ofEachProduct() {
        var fix =
                of("""
                {'products': [{'id': 'P1', 'name': 'ESXi 8.0'}, {'id': 'P2', 'name': 'Fusion'}],
                 'patchTable': [
                  {'product': 'ESX', 'productVersion': '3.5', 'fix': 'ESX350-1-SG', 'patchIds': ['vmware/ESX350-1-SG']},
                  {'product': 'Server', 'fix': 'affected, patch pending'},
                  {'product': 'ACE', 'fix': 'no patch planned'},
                  {'product': 'Player', 'fix': '2.0.3 build 80004'},
                  {'product': 'Fusion', 'productVersion': '1.x', 'fix': 'not affected'}],
                 'vulnerabilities': [
                  {'remediations': [{'category': 'vendor_fix', 'fixedVersion': '8.0 U3', 'productIds': ['P1', 'P2']}]},
                  {'remediations': [{'category': 'vendor_fix', 'fixedVersion': '8.0 U3', 'productIds': ['P1']}]}]}
                """)
                        .fix();

        assertThat(fix).isNotNull();
        assertThat(fix.states()).containsExactly("available", "pending", "none-planned");
        assertThat(fix.lines())
                .extracting(line -> line.products() + " " + line.what() + " " + line.state())
                .containsExactly(
                        "[ESX 3.5] ESX350-1-SG available",
                        "[Server] affected, patch pending pending",
                        "[ACE] no patch planned none-planned",
                        "[Player] 2.0.3 build 80004 available",
                        "[ESXi 8.0, Fusion] 8.0 U3 available");
        assertThat(fix.lines().getFirst().patches()).containsExactly("vmware/ESX350-1-SG");
    }

    @Test
    void fix_isThere_whereAProductIsCalledFixed_andNothingElseIsSaid() {
        var fix =
                of("{'patchTable': [], 'products': [{'id': 'P', 'name': 'Tools 12'}],"
                                + " 'vulnerabilities': [{'statuses': {'fixed': ['P']}}]}")
                        .fix();
        var silent = of("{'patchTable': [], 'vulnerabilities': []}").fix();

        assertThat(fix).isNotNull();
        assertThat(fix.lines()).extracting(Fix.Line::products).containsExactly(List.of("Tools 12"));
        assertThat(silent).isEqualTo(new Fix(List.of()));
    }

    @Test
    void deadline_isTheEarlierOfCatalogueAndOwnDays_eachWithItsSource() {
        var deadline =
                of("""
                {'knowledge': [{'cve': 'CVE-2007-3108', 'exploited': [{'by': 'kev', 'due': '2008-01-15'}, {'by': 'other'}]}],
                 'classification': {'rules': '1', 'urgency': {'level': 'high', 'points': 60, 'sum': []}}}
                """)
                        .deadline();

        assertThat(deadline.missing()).isNull();
        assertThat(deadline.all())
                .containsExactly(
                        new Deadline.Listed(LocalDate.of(2008, 1, 15), "kev", "CVE-2007-3108"),
                        new Deadline.Own(
                                LocalDate.of(2008, 1, 21),
                                Level.HIGH,
                                14,
                                LocalDate.of(2008, 1, 7)));
    }

    @Test
    void deadline_saysWhyThereIsNone() {
        assertThat(Decision.of(Entries.advisory().content(), Deadlines.STANDARD).deadline())
                .isEqualTo(new Deadline(List.of(), Missing.NO_URGENCY));
        var month =
                of(
                        """
                        {'initialReleaseDate': {'said': 'January 2008', 'instant': '2008-01-01T00:00:00Z', 'precision': 'month', 'zone': 'Z', 'zoneAssumed': true},
                         'classification': {'rules': '1', 'urgency': {'level': 'low', 'points': 1, 'sum': []}}}
                        """);
        assertThat(month.deadline())
                .isEqualTo(new Deadline(List.of(), Missing.NO_DAY_OF_PUBLICATION));
    }

    @Test
    void patch_isItsOwnFix() {
        var decision = Decision.of(Entries.patch().content(), Deadlines.STANDARD);

        assertThat(decision.fix()).isNull();
        assertThat(decision.workaround()).isNull();
        assertThat(decision.lists()).isEqualTo(Decision.Lists.NO_CVE);
    }

    @Test
    void deadlines_areByUrgency_andNotBelowZero() {
        assertThat(Level.values())
                .extracting(Deadlines.STANDARD::days)
                .containsExactly(90, 30, 14, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> new Deadlines(-1, 1, 1, 1));
    }
}
