package io.hypervisory.enrich.contract;

import org.jspecify.annotations.Nullable;

/// One difference between two revisions of a content.
///
/// @param path a JSON pointer into the content (RFC 6901)
/// @param before, after the values as JSON text; null where there was none
public record Difference(String path, @Nullable String before, @Nullable String after) {}
