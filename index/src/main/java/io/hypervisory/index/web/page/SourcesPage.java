package io.hypervisory.index.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every source at a glance.
///
/// @param note on what the words for coverage mean; null when they need none
public record SourcesPage(
        String summary, List<Vendor> vendors, @Nullable String note, List<Row> rows) {
    /// @param coverage in words
    /// @param on names of its sources that are asked
    /// @param command that would bring more; null when there is none
    public record Vendor(String name, String coverage, String on, @Nullable String command) {}

    /// @param label that it is second-hand; empty when it is not
    /// @param state in words
    /// @param health for the style
    /// @param failure null when the last pass had none
    public record Row(
            String name,
            String link,
            String kind,
            String vendor,
            String label,
            String state,
            String health,
            String fresh,
            String due,
            String counts,
            @Nullable String failure) {}

    public SourcesPage {
        vendors = List.copyOf(vendors);
        rows = List.copyOf(rows);
    }
}
