package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a response table: what to apply to which product.
///
/// @param issue the lettered heading that the table stands under, `3a`; null when it stands alone
/// @param productVersion as written: `3.5`, `any`
/// @param runningOn as written; null when the table has no such column
/// @param fix the cell's text, line breaks folded: a patch id, `not affected`, `affected, patch
///   pending`, a build
/// @param patchIds patch ids in normal form that the cell names
public record PatchRow(
        @Nullable String issue,
        String product,
        @Nullable String productVersion,
        @Nullable String runningOn,
        String fix,
        List<String> patchIds) {
    public PatchRow {
        patchIds = List.copyOf(patchIds);
    }
}
