package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.CsafPages.text;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.listing.CsafDocuments.Listed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Lists the entries of a ROLIE feed (RFC 8322 as JSON) one by one, so that a feed of a hundred
/// thousand costs no more memory than its bytes; one that breaks off gives what stands before.
final class CsafRolie {
    private final CsafPages pages;
    private final CsafDocuments documents;
    private final Sink sink;

    CsafRolie(CsafPages pages, CsafDocuments documents, Sink sink) {
        this.pages = pages;
        this.documents = documents;
        this.sink = sink;
    }

    /// @throws PageFault when it is not to be had, or is none
    void list(URI feed) throws InterruptedException {
        Fetched page = pages.ifNew(feed);
        if (page == null) {
            return;
        }
        try (JsonParser parser = Json.MAPPER.createParser(page.body())) {
            boolean isFeed =
                    parser.nextToken() == JsonToken.START_OBJECT
                            && CsafPages.enters(parser, "feed")
                            && parser.currentToken() == JsonToken.START_OBJECT;
            if (!isFeed) {
                skip(parser);
                throw new PageFault(page.url() + " is no ROLIE feed", true);
            }
            if (CsafPages.enters(parser, "entry")
                    && parser.currentToken() == JsonToken.START_ARRAY) {
                entries(page, parser);
            }
            skip(parser);
        } catch (JacksonException e) {
            throw CsafPages.notJson(page, e);
        }
    }

    /// To the end, which shows whether it was JSON at all.
    private static void skip(JsonParser parser) {
        while (parser.nextToken() != null) {
            // nothing to do with it
        }
    }

    private void entries(Fetched page, JsonParser parser) throws InterruptedException {
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            JsonNode entry = CsafPages.PART.readTree(parser);
            if (!entry(page, entry)) {
                return;
            }
        }
    }

    /// False when enough was listed.
    private boolean entry(Fetched page, JsonNode entry) throws InterruptedException {
        String document = text(entry.path("content"), "src");
        List<URI> hashes = new ArrayList<>();
        URI signature = null;
        for (JsonNode link : entry.path("link")) {
            String href = text(link, "href");
            if (href == null) {
                continue;
            }
            switch (relation(link)) {
                case "self" -> document = document == null ? href : document;
                case "hash" -> {
                    URI hash = link(page, "hash", href);
                    if (hash != null) {
                        hashes.add(hash);
                    }
                }
                case "signature" -> signature = link(page, "signature", href);
                case null, default -> {
                    // pdf and the like, which nobody here wants
                }
            }
        }
        URI url = document == null ? null : CsafPages.resolve(page.finalUrl(), document);
        if (url == null) {
            sink.fault(
                    page.url() + ": entry " + Quoted.of(text(entry, "id")) + " names no document",
                    false);
            return true;
        }
        return documents.add(new Listed(url, text(entry, "updated"), hashes, signature));
    }

    /// CISA's IT feed writes `ref` where `rel` is meant.
    private static @Nullable String relation(JsonNode link) {
        return text(link, link.has("rel") ? "rel" : "ref");
    }

    private @Nullable URI link(Fetched page, String what, String href) {
        URI url = CsafPages.resolve(page.finalUrl(), href);
        if (url == null) {
            sink.fault(page.url() + " has a " + what + " at no URL: " + Quoted.of(href), false);
        }
        return url;
    }
}
