package io.hypervisory.index.export;

import java.time.Instant;
import java.util.function.UnaryOperator;

/// What a feed says of itself.
///
/// @param query as asked; empty for everything
/// @param self the feed's own address
/// @param search the page that shows the same
/// @param page the page of an entry, by its id
/// @param asked when it was asked for
public record Feed(
        String query, String self, String search, UnaryOperator<String> page, Instant asked) {
    String title() {
        return query.isBlank() ? "Hypervisory" : "Hypervisory: " + query;
    }
}
