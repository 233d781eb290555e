package io.hypervisory.enrich.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Rules are a set: where they stand cannot matter.
class OrderProperty {
    private static final Rules STANDARD = Rules.standard();
    private static final Classifier CLASSIFIER = new Classifier(STANDARD);

    /// Sentences out of the examples of the rules themselves, so that many rules speak.
    @Provide
    Arbitrary<List<String>> sentences() {
        List<String> all =
                STANDARD.all().stream()
                        .flatMap(rule ->
                                java.util.stream.Stream.concat(
                                        rule.matches().stream(), rule.misses().stream()))
                        .flatMap(example -> example.texts().stream())
                        .map(Example.Said::text)
                        .toList();
        return Arbitraries.of(all).list().ofMinSize(1).ofMaxSize(12);
    }

    @Property(tries = 100)
    void judgement_andVersion_doNotDependOnTheOrderOfRules(
            @ForAll("sentences") List<String> sentences, @ForAll long seed) {
        var other = new ArrayList<>(STANDARD.all());
        Collections.shuffle(other, new Random(seed));
        var shuffled = new Classifier(new Rules(other, STANDARD.urgency(), STANDARD.denials()));
        String text = String.join("\n\n", sentences);

        assertThat(shuffled.classify("A title", text))
                .isEqualTo(CLASSIFIER.classify("A title", text));
    }
}
