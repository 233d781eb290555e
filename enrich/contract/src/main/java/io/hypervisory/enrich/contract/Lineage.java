package io.hypervisory.enrich.contract;

import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.util.List;

/// What depends on when we saw things, apart from the content, which does not.
///
/// @param revision ours, from 1, one more with each change of content
/// @param hash SHA-256 of the canonical content: its JSON with names sorted and without white
///   space, less `fieldWitness` and the `start` and `end` of labels, since neither makes a revision
/// @param firstSeen when we wrote revision 1
/// @param changedAt when we wrote this revision
/// @param cause of this revision
/// @param witnesses the documents behind this revision, one for each witness, sorted by key
public record Lineage(
        int revision,
        String hash,
        Instant firstSeen,
        Instant changedAt,
        Cause cause,
        List<Witness> witnesses) {
    public Lineage {
        witnesses = List.copyOf(witnesses);
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision + " is below 1");
        }
    }
}
