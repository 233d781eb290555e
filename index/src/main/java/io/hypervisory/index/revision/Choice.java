package io.hypervisory.index.revision;

/// What came of asking for the state at a time.
public sealed interface Choice {
    /// That revision is the answer, and its record can be had.
    record Chosen(KeptRevision revision) implements Choice {}

    /// Nothing was there yet.
    ///
    /// @param reason for people: since when there is something
    record NotYet(String reason) implements Choice {}

    /// Something may have been there, and we do not have it.
    ///
    /// @param reason for people: what there was, and what is kept instead
    record NotKept(String reason) implements Choice {}
}
