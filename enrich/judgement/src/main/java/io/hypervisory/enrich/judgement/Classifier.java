package io.hypervisory.enrich.judgement;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Says what sort of notice it is and what applying it costs, by rules that are data. Immutable,
/// thread-safe, pure.
public final class Classifier {
    private static final String STANDARD = "rules.yaml";

    private final String version;
    private final List<Rule> rules;
    private final PhraseMatcher<List<Rule>> phrases;

    private Classifier(String version, List<Rule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        var byPhrase = new HashMap<String, List<Rule>>();
        for (Rule rule : rules) {
            for (String phrase : rule.phrases()) {
                byPhrase.computeIfAbsent(phrase, _ -> new ArrayList<>()).add(rule);
            }
        }
        this.phrases = new PhraseMatcher<>(byPhrase);
    }

    /// The rules that the project ships.
    public static Classifier standard() {
        try (InputStream in =
                Objects.requireNonNull(
                        Classifier.class.getResourceAsStream(STANDARD), "resource " + STANDARD)) {
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(STANDARD, e);
        }
    }

    /// @throws IllegalArgumentException when the text is not a list of rules; the message names the
    ///   rule
    static Classifier parse(byte[] yaml) {
        var mapper =
                YAMLMapper.builder()
                        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                        .withConfigOverride(
                                List.class,
                                list ->
                                        list.setNullHandling(
                                                JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                        .build();
        try {
            List<Rule> rules = mapper.readValue(yaml, new TypeReference<>() {});
            return new Classifier(Digests.sha256(yaml).substring(0, 12), rules);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("rules: " + e.getMessage(), e);
        }
    }

    /// Names the rules: a digest of their text. Another version may judge the same facts
    /// differently.
    public String version() {
        return version;
    }

    List<Rule> rules() {
        return rules;
    }

    public Classification classify(Advisory.Content content) {
        return judge(EvidenceOf.advisory(content));
    }

    public Classification classify(Patch.Content content) {
        return judge(EvidenceOf.patch(content));
    }

    Classification judge(Evidence evidence) {
        var labels = new LinkedHashMap<String, Found>();
        for (Evidence.Held held : evidence.signals()) {
            for (Rule rule : rules) {
                if (rule.when() == held.signal()) {
                    keepBest(labels, rule, label(rule, held.place()));
                }
            }
        }
        evidence.texts()
                .forEach((place, text) -> {
                    for (var hit : phrases.find(text)) {
                        for (Rule rule : hit.value()) {
                            keepBest(
                                    labels, rule, label(rule, place, text, hit.start(), hit.end()));
                        }
                    }
                });
        return new Classification(
                version, select(labels.values(), true), select(labels.values(), false));
    }

    private record Found(Rule rule, Label label) {}

    /// One label for each value and verdict: the surest, then the first.
    private static void keepBest(Map<String, Found> labels, Rule rule, Label label) {
        labels.merge(
                rule.label() + rule.verdict(),
                new Found(rule, label),
                (old, now) -> now.label().confidence() > old.label().confidence() ? now : old);
    }

    private static List<Label> select(Collection<Found> found, boolean kinds) {
        return found.stream()
                .filter(each -> each.rule().isKind() == kinds)
                .map(Found::label)
                .sorted(java.util.Comparator.comparing(Label::value).thenComparing(Label::verdict))
                .toList();
    }

    private static Label label(Rule rule, String place) {
        return new Label(
                rule.value(), rule.verdict(), rule.id(), null, place, -1, -1, rule.confidence());
    }

    private static Label label(Rule rule, String place, String text, int start, int end) {
        return new Label(
                rule.value(),
                rule.verdict(),
                rule.id(),
                text.substring(start, end),
                place,
                start,
                end,
                rule.confidence());
    }
}
