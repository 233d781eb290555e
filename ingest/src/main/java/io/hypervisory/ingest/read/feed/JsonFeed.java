package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Links;
import io.hypervisory.ingest.read.Markup;
import io.hypervisory.ingest.read.feed.ParsedFeed.Entry;
import io.hypervisory.ingest.read.feed.ParsedFeed.Feed;
import io.hypervisory.ingest.read.feed.ParsedFeed.NoFeed;
import io.hypervisory.ingest.read.feed.ParsedFeed.Said;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// JSON Feed 1.0 and 1.1, and RSS in JSON. Thread-safe.
final class JsonFeed {
    /// The standard's address; some write the bare number.
    private static final Pattern VERSION =
            Pattern.compile("https?://(?:www\\.)?jsonfeed\\.org/version/.*|1(?:\\.\\d)?");

    /// How deep in the document the list of items stands.
    private static final int ITEM_LIST = 2;

    private JsonFeed() {}

    /// @param url the document's own, against which links are resolved
    static ParsedFeed parse(String text, String url) {
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            return read(parser.readValueAsTree(), url);
        } catch (StreamConstraintsException e) {
            return new NoFeed("too-deep", e.getOriginalMessage());
        } catch (JacksonException e) {
            boolean cut = e instanceof UnexpectedEndOfInputException;
            var no = new NoFeed(cut ? "truncated" : "not-json", e.getOriginalMessage());
            return read(beforeTheFault(text), url) instanceof Feed feed && !feed.entries().isEmpty()
                    ? feed
                    : no;
        }
    }

    /// What stands before the first fault, without the item in which it is.
    private static JsonNode beforeTheFault(String text) {
        var sound = new StringWriter(text.length());
        boolean withinItem;
        try (JsonParser parser = Json.MAPPER.createParser(text);
                // closes what is open when it is closed itself
                JsonGenerator copy = Json.MAPPER.createGenerator(sound)) {
            copyUntilFault(parser, copy);
            TokenStreamContext at = parser.streamReadContext();
            withinItem =
                    at.getNestingDepth() > ITEM_LIST
                            && at.pathAsPointer().toString().startsWith("/items/");
        }
        JsonNode root = Json.MAPPER.readTree(sound.toString());
        if (withinItem && root.path("items") instanceof ArrayNode items && !items.isEmpty()) {
            items.remove(items.size() - 1);
        }
        return root;
    }

    private static void copyUntilFault(JsonParser parser, JsonGenerator copy) {
        boolean named = false;
        try {
            while (parser.nextToken() != null) {
                copy.copyCurrentEvent(parser);
                named = parser.currentToken() == JsonToken.PROPERTY_NAME;
                if (parser.streamReadContext().inRoot()) {
                    return;
                }
            }
        } catch (JacksonException e) {
            if (named) {
                copy.writeNull();
            }
        }
    }

    private static ParsedFeed read(JsonNode root, String url) {
        JsonNode channel = root.path("rss").path("channel");
        if (channel.isObject()) {
            return rss(channel, url);
        }
        JsonNode items = root.path("items");
        if (!isJsonFeed(root) || !items.isArray()) {
            return new NoFeed("not-a-feed", "JSON without a JSON Feed's version and items");
        }
        var entries = new ArrayList<Entry>();
        for (JsonNode item : items) {
            if (item.isObject()) {
                entries.add(entry(item, root, url));
            }
        }
        var said = new Said(text(root, "feed_url"), link(root, url, "home_page_url"), null, null);
        return new Feed(plain(text(root, "title")), said, entries, false);
    }

    /// By its version, or where that is absent, by a name that no other format has.
    private static boolean isJsonFeed(JsonNode root) {
        String version = text(root, "version");
        return version == null
                ? root.has("feed_url") || root.has("home_page_url")
                : VERSION.matcher(version).matches();
    }

    /// RSS 2.0 with the syntax of JSON, which some offer beside it.
    private static Feed rss(JsonNode channel, String url) {
        var entries = new ArrayList<Entry>();
        JsonNode items = channel.path("item");
        for (JsonNode item : items.isArray() ? items : List.of(items)) {
            if (item.isObject()) {
                Said said = rssSaid(item, url);
                String html = orEmpty(text(item, "description"));
                entries.add(
                        new Entry(orEmpty(text(item, "title")), html, said, List.of(), List.of()));
            }
        }
        return new Feed(orEmpty(text(channel, "title")), rssSaid(channel, url), entries, false);
    }

    private static Said rssSaid(JsonNode of, String url) {
        return new Said(text(of, "guid"), link(of, url, "link"), text(of, "pubDate"), null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Entry entry(JsonNode item, JsonNode root, String url) {
        return new Entry(
                plain(text(item, "title")),
                html(item),
                new Said(
                        text(item, "id"),
                        link(item, url, "url", "external_url"),
                        text(item, "date_published"),
                        text(item, "date_modified")),
                authors(item, root),
                texts(item.path("tags")));
    }

    private static String html(JsonNode item) {
        String html = text(item, "content_html");
        if (html != null) {
            return html;
        }
        String text = text(item, "content_text");
        return plain(text == null ? text(item, "summary") : text);
    }

    /// An entry without authors has its feed's.
    private static List<String> authors(JsonNode item, JsonNode root) {
        List<String> own = names(item);
        return own.isEmpty() ? names(root) : own;
    }

    /// 1.0 knows one author, 1.1 several.
    private static List<String> names(JsonNode of) {
        var names = new ArrayList<String>();
        for (JsonNode author : of.path("authors")) {
            add(text(author, "name"), names);
        }
        if (names.isEmpty()) {
            add(text(of.path("author"), "name"), names);
        }
        return names;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (JsonNode element : array) {
            add(element.isString() ? element.stringValue().strip() : null, texts);
        }
        return texts;
    }

    private static void add(@Nullable String text, List<String> to) {
        if (text != null && !text.isEmpty() && !to.contains(text)) {
            to.add(text);
        }
    }

    private static @Nullable String link(JsonNode of, String url, String... fields) {
        for (String field : fields) {
            String said = text(of, field);
            if (said != null) {
                return Links.resolve(url, said);
            }
        }
        return null;
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : Markup.escaped(text);
    }

    /// Null when absent or blank. Numbers are taken too: some count their entries.
    private static @Nullable String text(JsonNode of, String field) {
        JsonNode node = of.path(field);
        String text = node.isString() || node.isNumber() ? node.asString().strip() : "";
        return text.isEmpty() ? null : text;
    }
}
