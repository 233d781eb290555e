package io.hypervisory.enrich.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ClassifierTest {
    private final Classifier classifier = Classifier.standard();

    private Classification classify(String text) {
        return classifier.judge(new Evidence(Map.of("/notes/0/text", text), List.of()));
    }

    private Stream<String> rulesThatSpoke(String text) {
        Classification said = classify(text);
        return Stream.concat(said.kinds().stream(), said.impacts().stream()).map(Label::rule);
    }

    @TestFactory
    Stream<DynamicTest> everyRule_matchesItsExamples_andMissesTheOthers() {
        return classifier.rules().stream()
                .filter(rule -> rule.when() == null)
                .map(rule ->
                        DynamicTest.dynamicTest(
                                rule.id(),
                                () -> {
                                    for (String text : rule.matches()) {
                                        assertThat(rulesThatSpoke(text))
                                                .as(text)
                                                .contains(rule.id());
                                    }
                                    for (String text : rule.misses()) {
                                        assertThat(rulesThatSpoke(text))
                                                .as(text)
                                                .doesNotContain(rule.id());
                                    }
                                }));
    }

    @Test
    void evidence_isTheWordsWhereTheyStand() {
        String text = "Note: a Host  Reboot is\nrequired.";

        Label label = classify(text).impacts().getFirst();

        assertThat(label.words()).isEqualTo("Host  Reboot is\nrequired");
        assertThat(text.substring(label.start(), label.end())).isEqualTo(label.words());
        assertThat(label.place()).isEqualTo("/notes/0/text");
        assertThat(label.rule()).isEqualTo("impact.host-reboot.words");
    }

    @Test
    void denial_isNo_andNotAbsent() {
        assertThat(classify("No reboot is required.").impacts())
                .extracting(Label::value, Label::verdict)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("host-reboot", Verdict.NO));
    }

    @Test
    void silence_givesNoLabel() {
        assertThat(classify("Fixes the clock.").impacts()).isEmpty();
    }

    @Test
    void structuredField_outweighsWords() {
        var said =
                classifier.judge(
                        new Evidence(
                                Map.of("/title", "reboot is required"),
                                List.of(new Evidence.Held(Signal.HOST_REBOOT_YES, "/hostReboot"))));

        assertThat(said.impacts())
                .extracting(Label::rule)
                .containsExactly("impact.host-reboot.field");
    }

    @Test
    void parse_namesTheRule_whenItHasNoExample() {
        assertThatThrownBy(() ->
                        Classifier.parse(
                                """
                                - id: kind.made-up
                                  label: kind/feature
                                  verdict: yes
                                  confidence: 0.5
                                  phrases: [new feature]
                                """
                                        .getBytes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind.made-up");
    }
}
