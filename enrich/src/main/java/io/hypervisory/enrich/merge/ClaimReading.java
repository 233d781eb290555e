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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes from an assertion what can change a record, and leaves out what moves daily without
/// mattering: probabilities count by band, and a database's own progress with an entry not at all.
/// Pure, thread-safe.
public final class ClaimReading {
    /// Lower ends of the bands of probability; the material move is one from band to band.
    private static final double[] BANDS = {0, 0.01, 0.1, 0.5};

    /// No probability reaches it.
    private static final double BEYOND = 1.1;

    /// A band is left only by more than this share of its edge. Scores move a little each day, and
    /// about in proportion to themselves since they spread over orders of magnitude: without a
    /// margin one that lies at 0.1 would be news every other day.
    static final double MARGIN = 0.1;

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
                            null,
                            null);
            case Delisted delisted -> dropped(delisted);
            case ExploitProbability scored -> claim(scored);
            case CveEntry entry -> claim(entry);
        };
    }

    /// Whether a probability has not left the band by more than [#MARGIN].
    static boolean isStillIn(Likelihood band, double probability) {
        return probability >= band.atLeast() * (1 - MARGIN)
                && probability < band.below() * (1 + MARGIN);
    }

    private static Claim dropped(Delisted delisted) {
        return claim(delisted, null, true, null, null);
    }

    private static Claim claim(ExploitProbability scored) {
        return claim(scored, null, false, likelihood(scored), scored.probability());
    }

    private static Claim claim(
            Assertion assertion,
            @Nullable Exploited exploited,
            boolean dropped,
            @Nullable Likelihood likelihood,
            @Nullable Double probability) {
        return new Claim(
                assertion.cve(),
                assertion.by(),
                assertion.provenance().fetchedAt(),
                assertion.provenance().reader(),
                assertion.news(),
                exploited,
                dropped,
                likelihood,
                probability,
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
                null,
                scores(entry),
                decisions(entry),
                listed(entry),
                tagged(entry),
                AffectedProducts.vendors(entry.affected()));
    }

    private static Likelihood likelihood(ExploitProbability scored) {
        int band = BANDS.length - 1;
        while (scored.probability() < BANDS[band]) {
            band--;
        }
        double below = band + 1 < BANDS.length ? BANDS[band + 1] : BEYOND;
        return new Likelihood(scored.by(), BANDS[band], below);
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
