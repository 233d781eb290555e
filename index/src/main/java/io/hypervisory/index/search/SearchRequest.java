package io.hypervisory.index.search;

import io.hypervisory.index.query.Clause;

/// @param from hits to leave out, first ones first
/// @param size hits to give
public record SearchRequest(Clause query, int from, int size, Sort sort) {
    public static final int LARGEST_SIZE = 100;

    /// `from` and `size` together: to go deeper costs the store too much.
    public static final int DEEPEST = 10_000;

    public SearchRequest {
        if (from < 0 || size < 0 || size > LARGEST_SIZE || from + size > DEEPEST) {
            throw new IllegalArgumentException("from " + from + ", size " + size);
        }
    }
}
