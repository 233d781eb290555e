package io.hypervisory.index.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Platforms side by side.
///
/// @param hint what to do where nothing is compared yet; null when something is
/// @param unaligned of which platforms general availability is not known, in words
public record ComparisonPage(
        Form form,
        @Nullable String hint,
        @Nullable String asked,
        List<Table> tables,
        List<String> unaligned) {
    public ComparisonPage {
        tables = List.copyOf(tables);
        unaligned = List.copyOf(unaligned);
    }
}
