package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Classification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What we told the world last, apart from the facts: kept where a rebuild does not wipe it.
///
/// @param hash SHA-256 of the canonical content
/// @param classification of that content, so that a change of rules can be told from a change of
///   facts; null for posts, which are not judged
public record Ledger(
        int revision,
        String hash,
        Instant firstSeen,
        Instant changedAt,
        @Nullable Classification classification) {}
