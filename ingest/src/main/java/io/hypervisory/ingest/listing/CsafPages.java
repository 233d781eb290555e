package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// Asks for the pages of a CSAF provider that are no documents, and reads their JSON. Thread-safe.
///
/// @param source whose headers only its own origin is to see: a key may be among them, and links of
///   a provider lead anywhere
record CsafPages(Pages pages, Source source) {
    /// A value that more may follow.
    static final ObjectReader PART =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// A part of a listing.
    interface Part {
        void list() throws InterruptedException;
    }

    /// What is wrong with a part costs no other.
    static void attempt(Sink sink, Part part) throws InterruptedException {
        try {
            part.list();
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
    }

    Request request(URI url) {
        return Request.of(url, source.manners());
    }

    Retrieval retrieved(URI url) {
        return pages.whole(request(url));
    }

    /// @throws PageFault when it is not to be had
    Fetched whole(URI url) {
        return fetched(retrieved(url));
    }

    /// Null when it is as it was.
    ///
    /// @throws PageFault when it is not to be had
    @Nullable Fetched ifNew(URI url) {
        Retrieval page = pages.ifNew(request(url));
        return page instanceof NotModified ? null : fetched(page);
    }

    private static Fetched fetched(Retrieval page) {
        if (page instanceof Fetched fetched) {
            return fetched;
        }
        throw PageFault.of(page);
    }

    /// @throws PageFault when it is not JSON
    static JsonNode json(Fetched page) {
        try {
            JsonNode json = Json.MAPPER.readTree(page.body());
            if (json.isMissingNode()) {
                throw new PageFault(page.url() + " is empty", true);
            }
            return json;
        } catch (JacksonException e) {
            throw notJson(page, e);
        }
    }

    static PageFault notJson(Fetched page, JacksonException e) {
        return new PageFault(page.url() + " is not JSON: " + e.getOriginalMessage(), true);
    }

    /// From the start of an object to the value of one of its names; false when it has none.
    static boolean enters(JsonParser parser, String name) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean there = name.equals(parser.currentName());
            parser.nextToken();
            if (there) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /// Null when it leads to nothing that can be asked for.
    static @Nullable URI resolve(URI base, String reference) {
        try {
            return Links.url(base.resolve(reference.strip()).toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Null when it is absent or no text.
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
