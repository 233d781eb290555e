package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a table that says what to apply to which product: VMware's response matrix,
/// Microsoft's table of affected software. A column that the table does not have is null, and so is
/// an empty cell.
///
/// @param issue the lettered heading that the table stands under, `3a`; null when it stands alone
/// @param component the part of the product that the row is about, as written
/// @param productVersion as written: `3.5`, `any`
/// @param runningOn as written
/// @param cves that the row names, in normal form
/// @param score the cell's text, which may hold several: `9.8, 7.8`
/// @param severity the publisher's own word for this row
/// @param impact as written: `Remote Code Execution`
/// @param fix the cell's text, line breaks folded: a patch id, `not affected`, `affected, patch
///   pending`, a build
/// @param patchIds patch ids in normal form that the cell names
/// @param restart the publisher's own word: `Yes`, `Maybe`
/// @param workarounds, documentation the cell's text
public record PatchRow(
        @Nullable String issue,
        String product,
        @Nullable String component,
        @Nullable String productVersion,
        @Nullable String runningOn,
        List<String> cves,
        @Nullable String score,
        @Nullable String severity,
        @Nullable String impact,
        String fix,
        List<String> patchIds,
        @Nullable String restart,
        @Nullable String workarounds,
        @Nullable String documentation) {
    public PatchRow {
        cves = List.copyOf(cves);
        patchIds = List.copyOf(patchIds);
    }

    /// A row of the tables of before 2014: product, version, platform, fix.
    public PatchRow(
            @Nullable String issue,
            String product,
            @Nullable String productVersion,
            @Nullable String runningOn,
            String fix,
            List<String> patchIds) {
        this(
                issue,
                product,
                null,
                productVersion,
                runningOn,
                List.of(),
                null,
                null,
                null,
                fix,
                patchIds,
                null,
                null,
                null);
    }

    /// The same row under another heading.
    public PatchRow withIssue(@Nullable String other) {
        return new PatchRow(
                other,
                product,
                component,
                productVersion,
                runningOn,
                cves,
                score,
                severity,
                impact,
                fix,
                patchIds,
                restart,
                workarounds,
                documentation);
    }
}
