package io.hypervisory.index.web.page;

import java.util.List;

/// One source, all that is known of it.
public record SourcePage(String name, List<Fact> facts) {
    /// A name and its value, for people.
    public record Fact(String name, String value) {}

    public SourcePage {
        facts = List.copyOf(facts);
    }
}
