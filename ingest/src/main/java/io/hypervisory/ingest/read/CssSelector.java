package io.hypervisory.ingest.read;

import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/// Looks at CSS selectors before there is a page, for who must not know the library. Thread-safe.
public final class CssSelector {
    private CssSelector() {}

    /// Null when it is one.
    public static @Nullable String fault(String css) {
        try {
            QueryParser.parse(css);
            return null;
        } catch (SelectorParseException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
