package io.hypervisory.index.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.search.Found;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.node.ObjectNode;

/// A JSON Feed of version 1.1.
final class JsonFeedWriter implements EntryWriter {
    private final OutputStream out;
    private final Feed feed;
    private boolean isFirst = true;

    JsonFeedWriter(OutputStream out, Feed feed) {
        this.out = out;
        this.feed = feed;
    }

    @Override
    public void begin() throws IOException {
        byte[] head =
                Json.bytes(
                        Json.MAPPER
                                .createObjectNode()
                                .put("version", "https://jsonfeed.org/version/1.1")
                                .put("title", feed.title())
                                .put("home_page_url", feed.search())
                                .put("feed_url", feed.self()));
        out.write(head, 0, head.length - 1);
        out.write(",\"items\":[".getBytes(UTF_8));
    }

    @Override
    public void write(Found found) throws IOException {
        out.write((isFirst ? "\n" : ",\n").getBytes(UTF_8));
        isFirst = false;
        out.write(Json.bytes(item(FeedEntry.of(found.document(), feed))));
    }

    private static ObjectNode item(FeedEntry entry) {
        var item =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", entry.id())
                        .put("url", entry.ours())
                        .put("title", entry.title())
                        .put("content_text", entry.text());
        if (!entry.link().equals(entry.ours())) {
            item.put("external_url", entry.link());
        }
        if (entry.published() != null) {
            item.put("date_published", entry.published().toString());
        }
        item.put("date_modified", entry.updated().toString());
        item.putArray("authors").addObject().put("name", entry.author());
        entry.tags().forEach(item.putArray("tags")::add);
        return item;
    }

    @Override
    public void end() throws IOException {
        out.write("\n]}\n".getBytes(UTF_8));
        out.flush();
    }
}
