package io.hypervisory.docker.bench;

import java.util.Arrays;

/// How long the answers of one kind took, at so many clients.
///
/// @param asked what of: hits, facets, or both
/// @param p50, p95, p99, most in milliseconds
/// @param perSecond answers
record SearchTimes(
        Asked asked,
        int clients,
        int answers,
        double p50,
        double p95,
        double p99,
        double most,
        double perSecond) {
    /// What of a search is asked for.
    enum Asked {
        BOTH("hits and facets"),
        FACETS("facets alone");

        private final String words;

        Asked(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// @param nanos of each answer
    static SearchTimes of(Asked asked, int clients, long[] nanos, double seconds) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new SearchTimes(
                asked,
                clients,
                sorted.length,
                at(sorted, 0.50),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1),
                sorted.length / seconds);
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }
}
