package io.hypervisory.enrich.judgement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.enrich.contract.Urgency.Level;
import io.hypervisory.enrich.contract.Urgency.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UrgencyTableTest {
    private static final String YAML =
            """
            levels: {moderate: 20, high: 40, immediate: 70}
            labels:
              - {label: kind/security-fix, points: 10}
              - {label: no impact/host-reboot, points: 5}
              - {label: impact/host-reboot, points: -7}
            scores:
              - {at-least: 4.0, points: 10}
              - {at-least: 9.0, points: 30}
            likelihoods: [{at-least: 0.5, points: 20}]
            ransomware: 25
            severity: {Critical: 30}
            """;
    private static final Alarms NONE = new Alarms(null, null, null, null);

    private final UrgencyTable table = UrgencyTable.read("urgency.yaml", YAML.getBytes(UTF_8));

    private @Nullable Urgency of(Alarms alarms, Label... impacts) {
        return table.of(
                new Classification(
                        "v", List.of(label("security-fix", Verdict.YES)), List.of(impacts)),
                alarms);
    }

    private static Label label(String value, Verdict verdict) {
        return new Label(value, verdict, "rule", null, "/place/" + value, -1, -1, 1.0);
    }

    @Test
    void sum_isOfItsTerms_theWeightiestFirst() {
        var urgency =
                of(
                        new Alarms(
                                "Critical",
                                new Alarms.Number("cvss", 9.8, "/vulnerabilities/0/metrics/0"),
                                new Alarms.Number("epss", 0.5, "/knowledge/0/likelihoods/0"),
                                "/knowledge/0/exploited/0"),
                        label("host-reboot", Verdict.YES));

        assertThat(urgency)
                .isEqualTo(
                        new Urgency(
                                Level.IMMEDIATE,
                                78,
                                List.of(
                                        new Term("cvss", 30, "/vulnerabilities/0/metrics/0"),
                                        new Term("ransomware", 25, "/knowledge/0/exploited/0"),
                                        new Term("epss", 20, "/knowledge/0/likelihoods/0"),
                                        new Term("kind/security-fix", 10, "/place/security-fix"),
                                        new Term("impact/host-reboot", -7, "/place/host-reboot"))));
    }

    @Test
    void severity_counts_onlyWithoutAScore() {
        var urgency = of(new Alarms("critical", null, null, null));

        assertThat(urgency.sum()).extracting(Term::because).contains("severity");
        assertThat(urgency.level()).isEqualTo(Level.HIGH);
    }

    @Test
    void denial_isATermOfItsOwn() {
        assertThat(of(NONE, label("host-reboot", Verdict.NO)).sum())
                .extracting(Term::because)
                .containsExactly("kind/security-fix", "no impact/host-reboot");
    }

    @Test
    void nothingForHaste_isNoUrgency() {
        assertThat(
                        table.of(
                                new Classification(
                                        "v", List.of(), List.of(label("host-reboot", Verdict.YES))),
                                NONE))
                .isNull();
    }

    @Test
    void fault_isToldWithItsLine() {
        assertThatThrownBy(() ->
                        UrgencyTable.read(
                                "urgency.yaml",
                                YAML.replace("ransomware: 25", "ransomware: much").getBytes(UTF_8)))
                .hasMessageContaining("urgency.yaml line 10: no number: much");
        assertThatThrownBy(() ->
                        UrgencyTable.read(
                                "urgency.yaml", YAML.replace("moderate", "mild").getBytes(UTF_8)))
                .hasMessageContaining("urgency.yaml line 1: unknown key `mild`");
    }
}
