package io.hypervisory.ingest.read.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of parsing a feed, whatever its format.
sealed interface ParsedFeed {
    /// @param title HTML; empty when there is none
    /// @param truncated the text ends early; entries that were whole are in it
    record Feed(String title, Said said, List<Entry> entries, boolean truncated)
            implements ParsedFeed {
        public Feed {
            entries = List.copyOf(entries);
        }

        Feed cut() {
            return new Feed(title, said, entries, true);
        }
    }

    /// @param reason a short stable word for grouping
    /// @param error what is wrong, for a person
    record NoFeed(String reason, String error) implements ParsedFeed {}

    /// One entry as it says itself.
    ///
    /// @param title HTML; empty when there is none
    /// @param html the text, or the summary when there is no text
    record Entry(
            String title, String html, Said said, List<String> authors, List<String> categories) {
        public Entry {
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
        }
    }

    /// Identity, place and dates of a feed or an entry. Null when absent.
    ///
    /// @param guid what it is called by: guid, Atom's id, RDF's about
    /// @param link resolved against the place where it stands
    /// @param published, updated as written
    /// @param revision MSRC's `Revision`, which no standard knows
    record Said(
            @Nullable String guid,
            @Nullable String link,
            @Nullable String published,
            @Nullable String updated,
            @Nullable String revision) {
        Said(
                @Nullable String guid,
                @Nullable String link,
                @Nullable String published,
                @Nullable String updated) {
            this(guid, link, published, updated, null);
        }
    }
}
