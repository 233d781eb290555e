package io.hypervisory.enrich.judgement.crossvendor;

import io.hypervisory.enrich.judgement.NearestRank;
import java.util.ArrayList;
import java.util.List;

/// Counts CVEs for one vendor. Used by one thread.
final class Tally {
    private final List<Integer> days = new ArrayList<>();
    private int first;
    private int together;
    private int byPatch;
    private int undated;
    private int silent;

    /// @param behind days from the first vendor's word; 0 for the first
    /// @param alone nobody else spoke on that day
    /// @param patch its word was a patch
    void spoke(int behind, boolean alone, boolean patch) {
        days.add(behind);
        byPatch += patch ? 1 : 0;
        if (behind == 0) {
            first++;
            together += alone ? 0 : 1;
        }
    }

    void isUndated() {
        undated++;
    }

    void isSilent() {
        silent++;
    }

    Lag lag() {
        List<Integer> sorted = days.stream().sorted().toList();
        boolean none = sorted.isEmpty();
        return new Lag(
                sorted.size(),
                none ? null : Integer.valueOf(first),
                none ? null : Integer.valueOf(together),
                none ? null : Integer.valueOf(byPatch),
                NearestRank.of(sorted, 0.5),
                NearestRank.of(sorted, 0.9),
                NearestRank.of(sorted, 1),
                undated,
                silent);
    }
}
