package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.judgement.Evidence.Fact;
import io.hypervisory.enrich.judgement.Evidence.Text;
import io.hypervisory.enrich.judgement.Evidence.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tries rules on their own examples, with all the others in force.
public final class Examples {
    private Examples() {}

    /// A rule that does not do what its example says.
    ///
    /// @param at file and line of the example
    /// @param wanted whether the rule was to speak
    public record Failure(String rule, String at, String example, boolean wanted) {
        @Override
        public String toString() {
            return at
                    + ": rule "
                    + rule
                    + (wanted ? " does not match " : " matches, and must not, ")
                    + example;
        }
    }

    /// Every example that fails, of all rules; empty when all is well.
    public static List<Failure> failures(Classifier classifier) {
        return classifier.rules().all().stream()
                .flatMap(rule -> failures(classifier, rule).stream())
                .toList();
    }

    /// How many examples there are.
    public static int count(Rules rules) {
        return rules.all().stream()
                .mapToInt(rule -> rule.matches().size() + rule.misses().size())
                .sum();
    }

    static List<Failure> failures(Classifier classifier, Rule rule) {
        var failures = new ArrayList<Failure>();
        for (Example example : rule.matches()) {
            check(classifier, rule, example, true, failures);
        }
        for (Example example : rule.misses()) {
            check(classifier, rule, example, false, failures);
        }
        return failures;
    }

    private static void check(
            Classifier classifier,
            Rule rule,
            Example example,
            boolean wanted,
            List<Failure> failures) {
        Judge judge = classifier.judge(evidence(rule, example));
        if (judge.spoke().contains(rule.id()) != wanted) {
            failures.add(new Failure(rule.id(), example.at(), example.shown(), wanted));
        }
    }

    private static Evidence evidence(Rule rule, Example example) {
        var texts = new ArrayList<Text>();
        for (int i = 0; i < example.texts().size(); i++) {
            Example.Said said = example.texts().get(i);
            Place place = Objects.requireNonNullElse(said.place(), rule.examplePlace());
            texts.add(
                    new Text(
                            place,
                            new Where("", "/texts/", i, ""),
                            said.text(),
                            Evidence.OF_NONE,
                            null));
        }
        List<Fact> facts =
                example.fields().stream()
                        .map(each ->
                                new Fact(
                                        each.field(),
                                        each.label(),
                                        each.value(),
                                        Evidence.OF_ALL,
                                        Where.at("/" + each.field().word())))
                        .toList();
        return new Evidence(publisher(rule, example), texts, facts, List.of(), example.labels());
    }

    private static @Nullable String publisher(Rule rule, Example example) {
        if (example.publisher() != null || rule.publishers().isEmpty()) {
            return example.publisher();
        }
        return rule.publishers().getFirst();
    }
}
