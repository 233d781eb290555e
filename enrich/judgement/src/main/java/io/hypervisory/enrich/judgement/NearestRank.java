package io.hypervisory.enrich.judgement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Quantiles that are values which occurred, never one between two. Pure.
public final class NearestRank {
    private NearestRank() {}

    /// The smallest that so large a share is not above.
    ///
    /// @param share 0 for the least, 0.5 for the median, 1 for the most
    /// @return null when there is none
    public static @Nullable Integer of(List<Integer> sorted, double share) {
        return sorted.isEmpty()
                ? null
                : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
