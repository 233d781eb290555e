package io.hypervisory.ingest.contract;

import org.jspecify.annotations.Nullable;

/// A link that the publisher gave.
///
/// @param category CSAF `self` or `external`; null when not stated
public record Reference(@Nullable String category, @Nullable String summary, String url) {}
