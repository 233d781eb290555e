package io.hypervisory.index.search;

import io.hypervisory.index.query.Clause;

/// @param from hits to leave out, first ones first
/// @param size hits to give
public record SearchRequest(Clause query, int from, int size, Sort sort, Facets facets) {
    public static final int LARGEST_SIZE = 100;

    /// `from` and `size` together: to go deeper costs the store too much. A cursor goes on.
    public static final int DEEPEST = 10_000;

    /// Hits come quicker without facets.
    public enum Facets {
        /// With the hits.
        BESIDE,
        /// Not counted.
        NONE,
        /// And no hits.
        ONLY
    }

    public SearchRequest {
        if (from < 0 || size < 0 || size > LARGEST_SIZE || from + size > DEEPEST) {
            throw new IllegalArgumentException("from " + from + ", size " + size);
        }
    }

    /// Hits and facets.
    public SearchRequest(Clause query, int from, int size, Sort sort) {
        this(query, from, size, sort, Facets.BESIDE);
    }

    public SearchRequest with(Clause other) {
        return new SearchRequest(other, from, size, sort, facets);
    }

    public SearchRequest with(Facets other) {
        return new SearchRequest(query, from, size, sort, other);
    }
}
