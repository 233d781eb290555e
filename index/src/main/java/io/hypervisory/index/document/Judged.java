package io.hypervisory.index.document;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.enrich.judgement.crossvendor.Libraries;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What we judge of an entry, as far as it is searched: values of the labels that hold. Its fields
/// stand among those of the document.
///
/// @param impactNo impacts that the text denies
/// @param component of the whole and of each vulnerability
/// @param attack of the whole and of each vulnerability
/// @param fixes symptoms that it removes
/// @param library third-party software that it says its product bundles
/// @param urgency `low`, `moderate`, `high`, `immediate`; null where nothing speaks for any
/// @param urgencyPoints the sum that the urgency goes by, at least 0; null with it
public record Judged(
        List<String> kind,
        List<String> component,
        List<String> formFactor,
        List<String> mechanism,
        List<String> impact,
        List<String> impactNo,
        List<String> attack,
        List<String> quality,
        List<String> state,
        List<String> fixes,
        List<String> library,
        @Nullable String urgency,
        @Nullable Integer urgencyPoints) {
    public Judged {
        kind = List.copyOf(kind);
        component = List.copyOf(component);
        formFactor = List.copyOf(formFactor);
        mechanism = List.copyOf(mechanism);
        impact = List.copyOf(impact);
        impactNo = List.copyOf(impactNo);
        attack = List.copyOf(attack);
        quality = List.copyOf(quality);
        state = List.copyOf(state);
        fixes = List.copyOf(fixes);
        library = List.copyOf(library);
    }

    static Judged of(Classification judged) {
        Urgency urgency = judged.urgency();
        return new Judged(
                holding(judged.kinds().stream()),
                holding(
                        Stream.concat(
                                judged.components().stream(),
                                judged.parts().stream().flatMap(p -> p.components().stream()))),
                holding(judged.formFactors().stream()),
                holding(judged.mechanisms().stream()),
                holding(judged.impacts().stream()),
                values(judged.impacts().stream(), Verdict.NO),
                holding(
                        Stream.concat(
                                judged.attacks().stream(),
                                judged.parts().stream().flatMap(p -> p.attacks().stream()))),
                holding(judged.qualities().stream()),
                holding(judged.states().stream()),
                holding(judged.fixes().stream()),
                List.copyOf(Libraries.of(judged)),
                urgency == null ? null : urgency.level().name().toLowerCase(Locale.ROOT),
                urgency == null ? null : urgency.points());
    }

    static List<String> holding(Stream<Label> labels) {
        return values(labels, Verdict.YES);
    }

    private static List<String> values(Stream<Label> labels, Verdict verdict) {
        return labels.filter(label -> label.verdict() == verdict)
                .map(Label::value)
                .distinct()
                .toList();
    }
}
