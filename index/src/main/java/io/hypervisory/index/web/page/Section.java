package io.hypervisory.index.web.page;

import java.util.Arrays;
import java.util.List;

/// What the head of each page leads to, in its order.
public enum Section {
    SEARCH("Search", "/search"),
    PLATFORMS("Platforms", "/platforms"),
    COMPARE("Compare", "/compare"),
    SOURCES("Sources", "/sources"),
    DEAD_LETTERS("Dead letters", "/dead-letters"),
    HELP("Help", "/help"),
    /// A page that belongs to none.
    NONE("", "");

    private final String title;
    private final String path;

    Section(String title, String path) {
        this.title = title;
        this.path = path;
    }

    public String title() {
        return title;
    }

    public String path() {
        return path;
    }

    /// Those that have a page.
    public static List<Section> shown() {
        return Arrays.stream(values()).filter(section -> section != NONE).toList();
    }
}
