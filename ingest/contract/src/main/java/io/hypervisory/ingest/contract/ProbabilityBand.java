package io.hypervisory.ingest.contract;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.valueOf;

import java.math.BigDecimal;
import java.util.List;

/// A band of probabilities of exploitation. Scores change daily, mostly by what does not matter, so
/// they count by band, and only a move out of one is material.
///
/// @param atLeast lower end, 0 to 1
/// @param below upper end; above 1 for the last
public record ProbabilityBand(double atLeast, double below) {
    private static final List<ProbabilityBand> ALL =
            List.of(
                    new ProbabilityBand(0, 0.01),
                    new ProbabilityBand(0.01, 0.1),
                    new ProbabilityBand(0.1, 0.5),
                    new ProbabilityBand(0.5, 1.1));

    /// Of the edge, by more than which a band is left. Scores move about in proportion to
    /// themselves, since they spread over orders of magnitude: without a margin one that lies at
    /// 0.1 would be news every other day.
    private static final BigDecimal MARGIN = new BigDecimal("0.1");

    /// @param probability 0 to 1
    public static ProbabilityBand of(double probability) {
        return ALL.stream()
                .filter(band -> probability >= band.atLeast && probability < band.below)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "probability " + probability + " is not within 0 to 1"));
    }

    /// Whether a probability lies outside the band by more than a tenth of its edge.
    public boolean isLeftBy(double probability) {
        return moved(atLeast, ONE.subtract(MARGIN)).compareTo(valueOf(probability)) > 0
                || moved(below, ONE.add(MARGIN)).compareTo(valueOf(probability)) < 0;
    }

    private static BigDecimal moved(double edge, BigDecimal by) {
        return valueOf(edge).multiply(by);
    }
}
