package io.hypervisory.docker.command;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.Dimension;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a stored record says, beside what other rules say of the same facts.
final class StoredJudgement {
    private StoredJudgement() {}

    /// Null for posts, which are not judged.
    static @Nullable Classification of(Entry entry) {
        return switch (entry) {
            case Advisory advisory -> advisory.content().classification();
            case Patch patch -> patch.content().classification();
            case Post _ -> null;
        };
    }

    /// By these rules; null for posts.
    static @Nullable Classification by(Classifier classifier, Entry entry) {
        return switch (entry) {
            case Advisory advisory -> classifier.classify(advisory.id(), advisory.content());
            case Patch patch -> classifier.classify(patch.id(), patch.content());
            case Post _ -> null;
        };
    }

    /// Each label that changes, as `impact/host-reboot: yes → no`.
    static Collection<String> changes(Classification before, Classification after) {
        var old = labels(before);
        var now = labels(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !old.getOrDefault(name, "-").equals(now.getOrDefault(name, "-")))
                .map(name ->
                        name
                                + ": "
                                + old.getOrDefault(name, "-")
                                + " \u2192 "
                                + now.getOrDefault(name, "-"))
                .toList();
    }

    private static TreeMap<String, String> labels(Classification judged) {
        var labels = new TreeMap<String, String>();
        for (Dimension dimension : Dimension.values()) {
            for (Label label : dimension.of(judged)) {
                labels.put(
                        dimension.word() + "/" + label.value(),
                        label.verdict().name().toLowerCase(Locale.ROOT));
            }
        }
        if (judged.urgency() != null) {
            labels.put("urgency", judged.urgency().level().name().toLowerCase(Locale.ROOT));
        }
        for (Classification.Part part : judged.parts()) {
            String of = " of " + (part.cve() == null ? part.place() : part.cve());
            part.components()
                    .forEach(label ->
                            labels.put(
                                    "component/" + label.value() + of,
                                    label.verdict().name().toLowerCase(Locale.ROOT)));
            part.attacks()
                    .forEach(label ->
                            labels.put(
                                    "attack/" + label.value() + of,
                                    label.verdict().name().toLowerCase(Locale.ROOT)));
        }
        return labels;
    }
}
