package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.ListRule.Detail;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// What the items of a JSON list lead to.
record JsonDetails(Source source, Detail detail, Sink sink) {
    void list(JsonPage page) throws InterruptedException {
        int[] count = {0};
        page.each(item -> {
            if (!page.hasAll(item)) {
                return true;
            }
            if (count[0]++ == Links.MOST) {
                sink.fault(page.fetched().url() + " has more than " + Links.MOST + " items", false);
                return false;
            }
            detail(page, item);
            return true;
        });
    }

    private void detail(JsonPage page, JsonNode item) throws InterruptedException {
        String address = address(item);
        URI url = address == null ? null : Reach.resolve(page.fetched().url(), address);
        if (url == null) {
            sink.fault(named(page, item) + " leads nowhere by " + detail.url().text(), false);
        } else if (!isWithinReach(url)) {
            sink.fault(named(page, item) + " leads to " + url + ", not named in hosts", false);
        } else {
            Item.Check check = detail.json() ? JsonDetails::json : null;
            var way = new Item.Way.Ask(Request.of(url, source.manners()), check);
            sink.item(new Item(url, detail.format(), page.stamp(item), way));
        }
    }

    /// A host that the template itself names is the catalogue's word.
    private boolean isWithinReach(URI url) {
        boolean said = !detail.url().text().startsWith("{");
        return said || new Reach(source).includes(url);
    }

    private static String named(JsonPage page, JsonNode item) {
        String id = page.id(item);
        return page.fetched().url() + ": item " + Quoted.cut(id, 80);
    }

    /// Null when the item lacks what the template wants. A place at the beginning holds an address,
    /// others parts of one.
    private @Nullable String address(JsonNode item) {
        boolean whole = detail.url().text().startsWith("{");
        for (String place : detail.url().places()) {
            if (JsonPage.text(item, JsonPointer.compile(place)) == null) {
                return null;
            }
        }
        return detail.url()
                .fill(place -> {
                    String text = String.valueOf(JsonPage.text(item, JsonPointer.compile(place)));
                    return whole ? text : JsonListing.encoded(text);
                });
    }

    /// Half a document is a fault of its transfer.
    private static Item.Verdict json(Fetched fetched) {
        try (JsonParser parser = Json.MAPPER.createParser(fetched.body())) {
            boolean container = parser.nextToken() != null && parser.currentToken().isStructStart();
            while (parser.nextToken() != null) {}
            return container
                    ? new Item.Verdict.Fine()
                    : new Item.Verdict.Refused("is no JSON object or array", true);
        } catch (JacksonException e) {
            return new Item.Verdict.Refused("is not JSON: " + e.getOriginalMessage(), true);
        }
    }
}
