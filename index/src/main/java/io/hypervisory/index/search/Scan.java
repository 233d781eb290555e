package io.hypervisory.index.search;

import io.hypervisory.index.query.Clause;

/// All that a query finds, to be read from the first to the last.
public record Scan(Clause query, Sort sort, Detail detail) {
    /// How much of each is wanted; more is slower.
    public enum Detail {
        /// What lists and tables show: all but the text and the record.
        FIELDS,
        /// The text as well.
        TEXT,
        /// The record as well.
        RECORD
    }
}
