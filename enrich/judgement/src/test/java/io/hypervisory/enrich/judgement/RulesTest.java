package io.hypervisory.enrich.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final String WHOLE =
            """
            - id: kind.made-up
              label: kind/feature
              verdict: yes
              confidence: 0.6
              phrases: [new feature]
              matches: [a new feature]
              misses: [an old one]
            """;

    private final Map<String, byte[]> folder = new TreeMap<>();

    private void write(String name, String yaml) {
        folder.put("rules/" + name, yaml.getBytes(StandardCharsets.UTF_8));
    }

    /// What is wrong, which line, and what is said of it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phrases: | 5 | phrase: | unknown key `phrase`",
                "label: kind/feature | 2 | label: kind/fun | kind has no value `fun`",
                "label: kind/feature | 2 | label: mood/bad | is of none of kind, component",
                "verdict: yes | 3 | verdict: maybe | a verdict is yes, no or unknown",
                "confidence: 0.6 | 4 | confidence: 1.5 | a confidence is above 0",
                "phrases: [new feature] | 5 | phrases: [… feature] | begins and ends with a word",
                "phrases: [new feature] | 5 | phrases: [(new feature] | a bracket is not closed",
                "phrases: [new feature] | 5 | in: [page] | no place is called `page`",
                "phrases: [new feature] | 1 | with: [new] | needs `phrases`",
                "phrases: [new feature] | 5 | when: [{field: mood, is: [bad]}] | no field is called",
                "phrases: [new feature] | 5 | when: [{field: severity}] | needs one of",
                "misses: [an old one] | 1 | off: no | `misses` is missing",
            })
    void fault_isToldWithFileLineAndRule(String right, int line, String wrong, String said) {
        String yaml = WHOLE.replace("  " + right, "  " + wrong);

        assertThatThrownBy(() -> RuleReader.read("own.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own.yaml line " + line)
                .hasMessageContaining(said);
    }

    @Test
    void ruleOfAFolder_takesThePlaceOfOurs_orSwitchesItOff() {
        Rules standard = Rules.standard();
        String ours = standard.all().getFirst().id();
        String other = standard.all().get(1).id();
        write(
                "mine.yaml",
                WHOLE.replace("kind.made-up", ours) + "- {id: " + other + ", off: yes}\n");

        Rules own = standard.with(folder);

        assertThat(own.size()).isEqualTo(standard.size() - 1);
        assertThat(own.all())
                .filteredOn(rule -> rule.id().equals(ours))
                .singleElement()
                .satisfies(rule -> assertThat(rule.phrases()).containsExactly("new feature"));
        assertThat(own.version()).isNotEqualTo(standard.version());
    }

    @Test
    void alternatives_areSpelledOut() {
        write(
                "mine.yaml",
                WHOLE.replace("[new feature]", "[\"(a|some|) new feature (set)\"]")
                        .replace("a new feature", "some new feature set"));

        assertThat(Rules.standard().with(folder).all())
                .filteredOn(rule -> rule.id().equals("kind.made-up"))
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.phrases())
                                .containsExactly(
                                        "a new feature set",
                                        "some new feature set",
                                        "new feature set"));
    }

    @Test
    void ruleSwitchedOff_mustBeThere() {
        write("mine.yaml", "- {id: no.such, off: yes}\n");

        assertThatThrownBy(() -> Rules.standard().with(folder))
                .hasMessageContaining("no rule no.such");
    }

    @Test
    void ruleInTwoFiles_isRefused_withBothPlaces() {
        write("a.yaml", WHOLE);
        write("b.yaml", WHOLE);

        assertThatThrownBy(() -> Rules.standard().with(folder))
                .hasMessageContaining("b.yaml line 1")
                .hasMessageContaining("a.yaml line 1");
    }

    @Test
    void example_doesNotChangeTheVersion() {
        write("mine.yaml", WHOLE);
        String before = Rules.standard().with(folder).version();
        write("mine.yaml", WHOLE.replace("an old one", "an older one"));

        assertThat(Rules.standard().with(folder).version()).isEqualTo(before);
    }

    @Test
    void failingExample_isNamed() {
        write("mine.yaml", WHOLE.replace("a new feature", "a newer feature"));

        assertThat(Examples.failures(new Classifier(Rules.standard().with(folder))))
                .singleElement()
                .extracting(Object::toString)
                .asString()
                .contains("mine.yaml line 6", "kind.made-up", "a newer feature");
    }

    @Test
    void tableOfUrgency_isReplaced() {
        write("mine.yaml", WHOLE);
        write(
                "urgency.yaml",
                """
                levels: {moderate: 1, high: 2, immediate: 3}
                labels: [{label: kind/feature, points: 3}]
                scores: []
                likelihoods: []
                ransomware: 1
                severity: {critical: 2}
                """);

        var urgency =
                new Classifier(Rules.standard().with(folder))
                        .classify("", "A new feature.")
                        .urgency();

        assertThat(urgency.level())
                .isEqualTo(io.hypervisory.enrich.contract.Urgency.Level.IMMEDIATE);
        assertThat(urgency.sum())
                .extracting(io.hypervisory.enrich.contract.Urgency.Term::because)
                .containsExactly("kind/feature");
    }
}
