package io.hypervisory.ingest.read.release;

import io.hypervisory.ingest.contract.SaidDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A release as a page lists it.
///
/// @param product name with version as written; null when the page writes the version alone
/// @param released null when the page does not say
/// @param text what the page says of it; empty when nothing
/// @param link to its notes; null when there is none
/// @param unread what of it was not understood
record Release(
        String version,
        @Nullable String product,
        @Nullable SaidDate released,
        String text,
        @Nullable String link,
        List<String> unread) {
    Release {
        unread = List.copyOf(unread);
    }
}
