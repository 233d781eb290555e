package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What we told the world last, apart from the facts: kept where a rebuild does not wipe it.
///
/// @param hash as in [io.hypervisory.enrich.contract.Lineage]
/// @param classification of that content, so that a change of rules can be told from a change of
///   facts; null for posts, which are not judged
/// @param told what was told with that revision, so that it can be written once more when a newer
///   one replaces it; null where the ledger was seeded, or is from before this was kept: such a
///   revision stays without its record
public record Ledger(
        int revision,
        String hash,
        Instant firstSeen,
        Instant changedAt,
        @Nullable Classification classification,
        @Nullable Told told) {
    /// @param witnesses as in the revision's lineage
    public record Told(Change change, List<Witness> witnesses) {
        public Told {
            witnesses = List.copyOf(witnesses);
        }
    }

    /// As it can be seeded from a record.
    public Ledger(
            int revision,
            String hash,
            Instant firstSeen,
            Instant changedAt,
            @Nullable Classification classification) {
        this(revision, hash, firstSeen, changedAt, classification, null);
    }
}
