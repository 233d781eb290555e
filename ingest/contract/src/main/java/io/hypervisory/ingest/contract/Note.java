package io.hypervisory.ingest.contract;

import org.jspecify.annotations.Nullable;

/// A piece of the publisher's text with its place: CSAF notes, the numbered sections of a mail.
///
/// @param category CSAF's note category (`description`, `summary`, `details`, …) or null when the
///   source has none
/// @param title the section's heading; null when there is none
public record Note(@Nullable String category, @Nullable String title, String text) {}
