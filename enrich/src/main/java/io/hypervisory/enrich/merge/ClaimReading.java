package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.CveKnowledge.Decision;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.CveKnowledge.Likelihood;
import io.hypervisory.enrich.contract.CveKnowledge.Listed;
import io.hypervisory.enrich.contract.CveKnowledge.Score;
import io.hypervisory.enrich.contract.CveKnowledge.Tagged;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Assertion.Delisted;
import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.ProbabilityBand;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes from an assertion what can change a record, and leaves out what moves daily without
/// mattering: probabilities count by band, and a database's own progress with an entry not at all.
/// Pure, thread-safe.
public final class ClaimReading {
    /// How far NVD is with an entry. It says nothing of the CVE.
    private static final Set<String> PROGRESS =
            Set.of(
                    "received",
                    "awaiting analysis",
                    "undergoing analysis",
                    "analyzed",
                    "modified",
                    "deferred");

    private static final String SSVC = "ssvc";

    /// EPSS speaks for itself.
    private static final Set<String> NO_SCORES = Set.of(SSVC, "epss");

    private ClaimReading() {}

    public static Claim of(Assertion assertion) {
        return switch (assertion) {
            case KnownExploited listed ->
                    claim(
                            listed,
                            new Exploited(
                                    listed.by(),
                                    listed.added(),
                                    listed.due(),
                                    listed.action(),
                                    listed.ransomware()),
                            false,
                            null);
            case Delisted delisted -> claim(delisted, null, true, null);
            case ExploitProbability scored -> claim(scored, null, false, likelihood(scored));
            case CveEntry entry -> claim(entry);
        };
    }

    private static Claim claim(
            Assertion assertion,
            @Nullable Exploited exploited,
            boolean dropped,
            @Nullable Likelihood likelihood) {
        return new Claim(
                assertion.cve(),
                assertion.by(),
                assertion.provenance().fetchedAt(),
                assertion.provenance().reader(),
                assertion.news(),
                exploited,
                dropped,
                likelihood,
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }

    private static Claim claim(CveEntry entry) {
        return new Claim(
                entry.cve(),
                entry.by(),
                entry.provenance().fetchedAt(),
                entry.provenance().reader(),
                entry.news(),
                null,
                false,
                null,
                scores(entry),
                decisions(entry),
                listed(entry),
                tagged(entry),
                AffectedProducts.vendors(entry.affected()));
    }

    private static Likelihood likelihood(ExploitProbability scored) {
        var band = ProbabilityBand.of(scored.probability());
        return new Likelihood(scored.by(), band.atLeast(), band.below());
    }

    /// In an order of our own, since a list may give the same scores in another one tomorrow.
    private static List<Score> scores(CveEntry entry) {
        return entry.metrics().stream()
                .filter(metric -> !NO_SCORES.contains(metric.scheme()))
                .map(metric -> score(entry.by(), metric))
                .distinct()
                .sorted(
                        Comparator.comparing(Score::scheme)
                                .thenComparing(score -> String.valueOf(score.source()))
                                .thenComparing(Score::toString))
                .toList();
    }

    private static Score score(String by, Metric metric) {
        return new Score(
                by,
                metric.source(),
                metric.scheme(),
                metric.vector(),
                metric.baseScore(),
                metric.severity());
    }

    private static List<Decision> decisions(CveEntry entry) {
        return entry.metrics().stream()
                .filter(metric -> metric.scheme().equals(SSVC) && metric.vector() != null)
                .map(metric ->
                        new Decision(entry.by(), metric.source(), String.valueOf(metric.vector())))
                .distinct()
                .sorted(Comparator.comparing(Decision::toString))
                .toList();
    }

    private static @Nullable Listed listed(CveEntry entry) {
        String state = entry.state();
        boolean isProgress = state != null && PROGRESS.contains(state.toLowerCase(Locale.ROOT));
        return isProgress ? null : new Listed(entry.by(), state);
    }

    private static @Nullable Tagged tagged(CveEntry entry) {
        return entry.affected().isEmpty()
                ? null
                : new Tagged(
                        entry.by(),
                        entry.provenance().format(),
                        entry.published(),
                        AffectedProducts.platforms(entry.affected(), entry.published()));
    }
}
