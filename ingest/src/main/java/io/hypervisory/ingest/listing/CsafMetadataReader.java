package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.CsafPages.text;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.listing.CsafMetadata.Feed;
import io.hypervisory.ingest.listing.CsafMetadata.Key;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/// Reads a `provider-metadata.json` as far as it can be used, and names what is wrong with it.
final class CsafMetadataReader {
    private static final String TRUSTED = "csaf_trusted_provider";
    private static final Set<String> ROLES = Set.of("csaf_publisher", "csaf_provider", TRUSTED);
    private static final Set<String> VERSIONS = Set.of("2.0", "2.1");

    /// More say nothing new.
    private static final int MOST_FAULTS = 100;

    private final Fetched page;
    private final List<Feed> feeds = new ArrayList<>();
    private final List<URI> services = new ArrayList<>();
    private final List<URI> directories = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private CsafMetadataReader(Fetched page) {
        this.page = page;
    }

    /// @throws PageFault when it is no provider metadata at all
    static CsafMetadata read(Fetched page) {
        return new CsafMetadataReader(page).metadata();
    }

    private CsafMetadata metadata() {
        JsonNode json = json();
        if (!json.isObject() || !json.has("publisher") && !json.has("distributions")) {
            throw new PageFault(page.url() + " is no provider-metadata.json", true);
        }
        String role = word(json, "role", ROLES);
        word(json, "metadata_version", VERSIONS);
        if (text(json, "canonical_url") == null) {
            fault("names no canonical_url");
        }
        if (!json.path("publisher").isObject()) {
            fault("names no publisher");
        }
        each(json, "distributions", this::distribution);
        each(json, "public_openpgp_keys", this::key);
        return new CsafMetadata(
                page.url(), TRUSTED.equals(role), feeds, services, directories, keys, faults);
    }

    /// What follows the document's end is a fault, but no reason to do without it.
    private JsonNode json() {
        try (JsonParser parser = Json.MAPPER.createParser(page.body())) {
            @Nullable JsonNode json = CsafPages.PART.readTree(parser);
            if (json == null) {
                throw new PageFault(page.url() + " is empty", true);
            }
            if (hasMore(parser)) {
                fault("goes on after its end");
            }
            return json;
        } catch (JacksonException e) {
            throw CsafPages.notJson(page, e);
        }
    }

    private static boolean hasMore(JsonParser parser) {
        try {
            return parser.nextToken() != null;
        } catch (JacksonException e) {
            return true;
        }
    }

    private @Nullable String word(JsonNode json, String name, Set<String> words) {
        String word = text(json, name);
        if (word == null) {
            fault("names no " + name);
        } else if (!words.contains(word)) {
            fault("has the " + name + " \"" + Quoted.of(word) + "\", which CSAF does not know");
        }
        return word;
    }

    private void distribution(JsonNode distribution) {
        JsonNode rolie = distribution.path("rolie");
        if (!distribution.has("directory_url") && !distribution.has("rolie")) {
            fault("has a distribution that is neither a directory nor ROLIE");
        }
        if (distribution.has("directory_url")) {
            url(distribution.path("directory_url"), "directory_url", directories::add);
        }
        if (distribution.has("rolie") && !rolie.isObject()) {
            fault("has a rolie that is no object");
        }
        each(
                rolie,
                "feeds",
                feed ->
                        url(
                                feed.path("url"),
                                "feed url",
                                at -> feeds.add(new Feed(at, text(feed, "tlp_label")))));
        each(rolie, "services", service -> url(service, "service", services::add));
    }

    private void key(JsonNode key) {
        url(key.path("url"), "key url", at -> keys.add(new Key(at, text(key, "fingerprint"))));
    }

    private void each(JsonNode parent, String name, Consumer<JsonNode> reader) {
        JsonNode array = parent.path(name);
        if (!array.isMissingNode() && !array.isArray()) {
            fault("has " + name + " that are no list");
            return;
        }
        array.forEach(reader);
    }

    private void url(JsonNode value, String what, Consumer<URI> taker) {
        URI url = value.isString() ? CsafPages.resolve(page.finalUrl(), value.stringValue()) : null;
        if (url == null) {
            fault("has a " + what + " that is no URL: " + Quoted.of(value));
        } else {
            taker.accept(url);
        }
    }

    private void fault(String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(page.url() + " " + text);
        }
    }
}
