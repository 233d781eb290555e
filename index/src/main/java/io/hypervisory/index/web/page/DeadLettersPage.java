package io.hypervisory.index.web.page;

import org.jspecify.annotations.Nullable;

/// Everything that could not be used and is still open.
///
/// @param done what was just put back; null when nothing was
/// @param table null when there is none
public record DeadLettersPage(String summary, @Nullable String done, @Nullable Table table) {}
