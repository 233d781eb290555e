package io.hypervisory.ingest;

import org.jspecify.annotations.Nullable;

/// A stage after this one, whose lag holds backfill back. Thread-safe.
public interface Downstream {
    /// For people.
    String name();

    /// Null when it cannot be told now.
    @Nullable Stand stand() throws InterruptedException;

    /// How far the stage is, in records.
    ///
    /// @param done worked off since ever
    /// @param behind waiting for it
    record Stand(long done, long behind) {}
}
