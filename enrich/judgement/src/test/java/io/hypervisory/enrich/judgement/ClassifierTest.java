package io.hypervisory.enrich.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules that the project ships.
class ClassifierTest {
    private final Classifier classifier = Classifier.standard();

    private Classification classify(String text) {
        return classifier.classify("", text);
    }

    @TestFactory
    Stream<DynamicTest> everyRule_matchesItsExamples_andMissesTheOthers() {
        return classifier.rules().all().stream()
                .map(rule ->
                        DynamicTest.dynamicTest(
                                rule.id(),
                                () -> assertThat(Examples.failures(classifier, rule)).isEmpty()));
    }

    @Test
    void evidence_isTheWordsWhereTheyStand() {
        String text = "Note: a Host  Reboot is\nrequired.";

        Label label = classify(text).impacts().getFirst();

        assertThat(label.words()).isEqualTo("Host  Reboot is\nrequired");
        assertThat(text.substring(label.start(), label.end())).isEqualTo(label.words());
        assertThat(label.place()).isEqualTo("/text");
    }

    @Test
    void denial_isNo_andNotAbsent() {
        assertThat(classify("No reboot is required.").impacts())
                .extracting(Label::value, Label::verdict)
                .contains(tuple("host-reboot", Verdict.NO))
                .doesNotContain(tuple("host-reboot", Verdict.YES));
    }

    @Test
    void silence_givesNoLabel() {
        assertThat(classify("Fixes the clock.").impacts()).isEmpty();
    }

    @Test
    void everyDimension_hasItsFile_thatExplainsEveryKey() throws java.io.IOException {
        for (Dimension dimension : Dimension.values()) {
            try (var in = Rules.class.getResourceAsStream("rules/" + dimension.word() + ".yaml")) {
                String file =
                        new String(java.util.Objects.requireNonNull(in).readAllBytes(), "UTF-8");
                for (String key :
                        List.of(
                                "id",
                                "label",
                                "verdict",
                                "confidence",
                                "phrases",
                                "with",
                                "unless",
                                "in",
                                "anywhere",
                                "nowhere",
                                "publisher",
                                "when",
                                "follows",
                                "absent",
                                "matches",
                                "misses")) {
                    assertThat(file).contains("\n#   " + key + " ");
                }
            }
        }
    }

    @Test
    void everyField_isExplained() throws java.io.IOException {
        try (var in = Rules.class.getResourceAsStream("rules/README.md")) {
            String all = new String(java.util.Objects.requireNonNull(in).readAllBytes(), "UTF-8");
            for (Field field : Field.values()) {
                assertThat(all).containsPattern("`" + field.word() + "[`/]");
            }
        }
    }
}
