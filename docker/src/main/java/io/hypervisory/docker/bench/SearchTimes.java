package io.hypervisory.docker.bench;

import io.hypervisory.index.search.SearchRequest.Facets;
import java.util.Arrays;

/// How long the answers of one kind took, at so many clients.
///
/// @param asked whether facets were asked for, or they alone
/// @param p50, p95, p99, most in milliseconds
/// @param perSecond answers
/// @param cpuMs CPU milliseconds an answer of the search server, whoever else uses the machine
record SearchTimes(
        Facets asked,
        int clients,
        int answers,
        double p50,
        double p95,
        double p99,
        double most,
        double perSecond,
        double cpuMs) {
    /// @param nanos of each answer
    /// @param cpuMs of the search server for all of them
    static SearchTimes of(Facets asked, int clients, long[] nanos, double seconds, double cpuMs) {
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
                sorted.length / seconds,
                cpuMs / sorted.length);
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    static String words(Facets asked) {
        return switch (asked) {
            case BESIDE -> "hits and facets";
            case NONE -> "hits alone";
            case ONLY -> "facets alone";
        };
    }
}
