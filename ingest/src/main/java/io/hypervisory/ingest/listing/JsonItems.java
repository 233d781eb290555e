package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.TokenBuffer;

/// Reads a page of JSON one item at a time, with what stands before and after the items: a tree of
/// the page takes fifty times its bytes. Used once.
final class JsonItems {
    /// A page of more is no page of a list.
    static final int MOST = 1_000_000;

    /// Of one item. As a tree, so many values take about 70 MiB.
    private static final int MOST_VALUES = 1_000_000;

    private final Fetched page;
    private final @Nullable JsonPointer items;
    private final Taker taker;
    private final Map<JsonPointer, String> facts = new HashMap<>();
    private int count;
    private boolean isThere;
    private boolean goesOn = true;

    private JsonItems(Fetched page, @Nullable JsonPointer items, Taker taker) {
        this.page = page;
        this.items = items;
        this.taker = taker;
    }

    /// What becomes of an item.
    interface Taker {
        /// False when no more is wanted.
        boolean take(JsonNode item) throws InterruptedException;
    }

    /// A pointer that is looked for, and what of it is still ahead.
    private record Ahead(JsonPointer whole, JsonPointer rest) {
        Ahead(JsonPointer whole) {
            this(whole, whole);
        }
    }

    /// @param items null when the whole page is the only item
    /// @param pointers to plain values
    /// @return the values that are there
    /// @throws PageFault when it is no such page
    static Map<JsonPointer, String> read(
            Fetched page, @Nullable JsonPointer items, List<JsonPointer> pointers, Taker taker)
            throws InterruptedException {
        return new JsonItems(page, items, taker).read(pointers);
    }

    private Map<JsonPointer, String> read(List<JsonPointer> pointers) throws InterruptedException {
        var ahead = new ArrayList<>(pointers.stream().map(Ahead::new).toList());
        if (items != null) {
            ahead.add(new Ahead(items));
        }
        try (JsonParser parser = Json.MAPPER.createParser(page.body())) {
            page(parser, ahead);
        } catch (JacksonException e) {
            throw new PageFault(page.url() + " is not JSON: " + e.getOriginalMessage(), true);
        }
        if (items != null && !isThere) {
            throw new PageFault(page.url() + " has no list at " + items, true);
        }
        return facts;
    }

    private void page(JsonParser parser, List<Ahead> ahead) throws InterruptedException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new PageFault(page.url() + " is empty", true);
        }
        if (!first.isStructStart()) {
            throw new PageFault(page.url() + " is neither a JSON object nor an array", true);
        }
        if (items == null) {
            element(parser, ahead);
        } else {
            value(parser, ahead);
        }
        if (goesOn && parser.nextToken() != null) {
            throw new PageFault(page.url() + " is not JSON: it goes on after its end", true);
        }
    }

    /// Only as deep as the pointers lead; the rest is skipped.
    private void value(JsonParser parser, List<Ahead> ahead) throws InterruptedException {
        switch (parser.currentToken()) {
            case START_ARRAY -> array(parser, ahead, isList(ahead));
            case START_OBJECT -> object(parser, ahead);
            case null, default -> plain(parser, ahead);
        }
    }

    private boolean isList(List<Ahead> ahead) {
        boolean list = ahead.stream().anyMatch(this::isItems);
        if (list && isThere) {
            throw new PageFault(page.url() + " has two lists at " + items, true);
        }
        isThere |= list;
        return list;
    }

    private boolean isItems(Ahead each) {
        return each.rest().matches() && each.whole().equals(items);
    }

    private void object(JsonParser parser, List<Ahead> ahead) throws InterruptedException {
        while (goesOn && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            List<Ahead> below = below(ahead, rest -> rest.matchProperty(name));
            parser.nextToken();
            if (below.isEmpty()) {
                parser.skipChildren();
            } else {
                value(parser, below);
            }
        }
    }

    private void array(JsonParser parser, List<Ahead> ahead, boolean list)
            throws InterruptedException {
        List<Ahead> deeper = ahead.stream().filter(each -> !each.rest().matches()).toList();
        for (int i = 0; goesOn && parser.nextToken() != JsonToken.END_ARRAY; i++) {
            int index = i;
            List<Ahead> below =
                    deeper.isEmpty() ? deeper : below(deeper, rest -> rest.matchElement(index));
            if (list) {
                element(parser, below);
            } else if (below.isEmpty()) {
                parser.skipChildren();
            } else {
                value(parser, below);
            }
        }
    }

    private interface Step {
        @Nullable JsonPointer of(JsonPointer rest);
    }

    private static List<Ahead> below(List<Ahead> ahead, Step step) {
        var below = new ArrayList<Ahead>();
        for (Ahead each : ahead) {
            JsonPointer rest = step.of(each.rest());
            if (rest != null) {
                below.add(new Ahead(each.whole(), rest));
            }
        }
        return below;
    }

    private void plain(JsonParser parser, List<Ahead> ahead) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        String text = Objects.requireNonNullElse(parser.getString(), "").strip();
        for (Ahead each : ahead) {
            if (each.rest().matches() && !text.isEmpty()) {
                facts.put(each.whole(), text);
            }
        }
    }

    private void element(JsonParser parser, List<Ahead> ahead) throws InterruptedException {
        if (count++ == MOST) {
            throw new PageFault(page.url() + " has more than " + MOST + " items", false);
        }
        JsonNode item = tree(parser);
        for (Ahead each : ahead) {
            String text = JsonPage.text(item, each.rest());
            if (text != null) {
                facts.put(each.whole(), text);
            }
        }
        goesOn = taker.take(item);
    }

    private JsonNode tree(JsonParser parser) {
        if (!parser.currentToken().isStructStart()) {
            return CsafPages.PART.readTree(parser);
        }
        try (var buffer = TokenBuffer.forGeneration()) {
            int depth = 0;
            for (int values = 0; ; values++) {
                checkSize(values);
                JsonToken token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                buffer.copyCurrentEvent(parser);
                if (depth == 0) {
                    return Json.MAPPER.readTree(buffer.asParser());
                }
                parser.nextToken();
            }
        }
    }

    private void checkSize(int values) {
        if (values == MOST_VALUES) {
            throw new PageFault(
                    page.url() + " has an item of more than " + MOST_VALUES + " values", false);
        }
    }
}
