package io.hypervisory.index.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One source, all that is known of it.
///
/// @param crawl where crawling it now is asked for; null while it is off
public record SourcePage(String name, List<Fact> facts, @Nullable String crawl) {
    /// A name and its value, for people.
    public record Fact(String name, String value) {}

    public SourcePage {
        facts = List.copyOf(facts);
    }
}
