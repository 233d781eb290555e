package io.hypervisory.enrich.merge;

import org.jspecify.annotations.Nullable;

/// What is known of one id: nothing, or its witnesses and our ledger.
public record MergeState(@Nullable Dossier dossier, @Nullable Ledger ledger) {
    public static final MergeState EMPTY = new MergeState(null, null);
}
