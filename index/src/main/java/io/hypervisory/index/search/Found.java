package io.hypervisory.index.search;

import io.hypervisory.index.document.Document;
import org.jspecify.annotations.Nullable;

/// One entry that a scan comes by.
///
/// @param document with no text unless that was asked for
/// @param record as it stands on its topic, as JSON; null unless it was asked for
public record Found(Document document, byte @Nullable [] record) {}
