package io.hypervisory.index.document;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.CveKnowledge.Likelihood;
import io.hypervisory.enrich.contract.CveKnowledge.Score;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What lists say of an entry's CVEs, as far as it is searched. Its fields stand among those of the
/// document.
///
/// @param kev a catalogue of known exploited vulnerabilities has one of the CVEs; null when no list
///   speaks of any, which is not no
/// @param due the earliest day by which such a catalogue wants one mended; null when none says
/// @param epss the least probability of exploitation within thirty days of the likeliest, 0 to 1,
///   as the lower end of its band; null when unknown
/// @param cvss the highest base score, 0.0 to 10.0; null when unknown
public record Listed(
        @Nullable Boolean kev,
        @Nullable LocalDate due,
        @Nullable Double epss,
        @Nullable Double cvss) {
    private static final Listed NOTHING = new Listed(null, null, null, null);

    static Listed of(List<CveKnowledge> knowledge) {
        if (knowledge.isEmpty()) {
            return NOTHING;
        }
        var exploited = knowledge.stream().flatMap(one -> one.exploited().stream()).toList();
        return new Listed(
                !exploited.isEmpty(),
                exploited.stream()
                        .map(Exploited::due)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                knowledge.stream()
                        .flatMap(one -> one.likelihoods().stream())
                        .map(Likelihood::atLeast)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                knowledge.stream()
                        .flatMap(one -> one.scores().stream())
                        .map(Score::baseScore)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }
}
