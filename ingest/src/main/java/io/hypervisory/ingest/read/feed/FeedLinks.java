package io.hypervisory.ingest.read.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.read.Text;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the entries of a feed lead to, for who lists and does not read. Thread-safe.
public sealed interface FeedLinks {
    record Found(List<Entry> entries) implements FeedLinks {
        public Found {
            entries = List.copyOf(entries);
        }
    }

    /// @param why for people
    record None(String why) implements FeedLinks {}

    /// @param link resolved, as far as it can be
    /// @param stamp changes with anything that the entry says
    record Entry(String link, String stamp) {}

    /// @param url the feed's own
    static FeedLinks of(byte[] body, @Nullable String contentType, URI url) {
        String text = Text.decode(body, contentType);
        return switch (FeedReader.parse(text, url.toString())) {
            case ParsedFeed.NoFeed no -> new None(no.reason() + ", " + no.error());
            case ParsedFeed.Feed feed ->
                    new Found(
                            feed.entries().stream()
                                    .filter(entry -> entry.said().link() != null)
                                    .map(FeedLinks::entry)
                                    .toList());
        };
    }

    private static Entry entry(ParsedFeed.Entry entry) {
        String all = String.join("\n", entry.title(), entry.html(), entry.said().toString());
        return new Entry(String.valueOf(entry.said().link()), Digests.sha256(all.getBytes(UTF_8)));
    }
}
