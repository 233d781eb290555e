package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Lists a CSAF provider's documents from its `provider-metadata.json` (CSAF 2.0 section 7.1): the
/// ROLIE feeds where any distribution has them, else `index.txt` and `changes.csv` of every
/// directory, else the directory of the metadata.
final class CsafListing {
    private final Source source;
    private final Pages pages;
    private final Sink sink;

    CsafListing(Source source, Pages pages, Sink sink) {
        this.source = source;
        this.pages = pages;
        this.sink = sink;
    }

    private interface Part {
        void list() throws InterruptedException;
    }

    void list() throws InterruptedException {
        attempt(() -> provider(source.url()));
    }

    private void attempt(Part part) throws InterruptedException {
        try {
            part.list();
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
    }

    private void provider(URI metadataUrl) throws InterruptedException {
        JsonNode metadata = json(pages.whole(request(metadataUrl)));
        if (!metadata.isObject() || metadata.get("publisher") == null) {
            throw new PageFault(metadataUrl + " is no provider-metadata.json", true);
        }
        var feeds = new ArrayList<URI>();
        var directories = new ArrayList<URI>();
        for (JsonNode distribution : metadata.path("distributions")) {
            for (JsonNode feed : distribution.path("rolie").path("feeds")) {
                add(feeds, metadataUrl, text(feed, "url"));
            }
            add(directories, metadataUrl, text(distribution, "directory_url"));
        }
        if (!feeds.isEmpty()) {
            for (URI feed : feeds) {
                attempt(() -> rolie(feed));
            }
            return;
        }
        if (directories.isEmpty()) {
            directories.add(metadataUrl.resolve("."));
        }
        for (URI directory : directories) {
            attempt(() -> directory(asFolder(directory)));
        }
    }

    private void add(List<URI> urls, URI base, @Nullable String text) {
        if (text == null) {
            return;
        }
        URI url = resolve(base, text);
        if (url == null) {
            sink.fault(base + " names what is no URL: " + text, false);
        } else {
            urls.add(url);
        }
    }

    /// RFC 8322; CISA's IT feed writes `ref` where `rel` is meant.
    private void rolie(URI feedUrl) throws InterruptedException {
        Retrieval page = pages.ifNew(request(feedUrl));
        if (page instanceof NotModified) {
            return;
        }
        JsonNode feed = json(page).path("feed");
        if (!feed.isObject()) {
            throw new PageFault(feedUrl + " is no ROLIE feed", true);
        }
        for (JsonNode entry : feed.path("entry")) {
            String document = text(entry.path("content"), "src");
            for (JsonNode link : entry.path("link")) {
                if (document == null
                        && "self".equals(text(link, link.has("rel") ? "rel" : "ref"))) {
                    document = text(link, "href");
                }
            }
            URI url = document == null ? null : resolve(feedUrl, document);
            if (url == null) {
                sink.fault(feedUrl + ": entry " + text(entry, "id") + " names no document", false);
            } else {
                document(url, text(entry, "updated"));
            }
        }
    }

    /// One path a line in `index.txt`; `changes.csv` names it first and a date second. Either may
    /// be missing, not both.
    private void directory(URI directory) throws InterruptedException {
        Retrieval index = pages.ifNew(request(directory.resolve("index.txt")));
        Retrieval changes = pages.ifNew(request(directory.resolve("changes.csv")));
        Map<String, String> stamps = new LinkedHashMap<>();
        if (index instanceof Fetched fetched) {
            lines(fetched).forEach(line -> stamps.put(line, ""));
        }
        if (changes instanceof Fetched fetched) {
            for (String line : lines(fetched)) {
                int comma = line.lastIndexOf(',');
                String path = comma < 0 ? line : line.substring(0, comma);
                stamps.put(unquoted(path), comma < 0 ? "" : unquoted(line.substring(comma + 1)));
            }
        }
        if (isMissing(index) && isMissing(changes)) {
            throw new PageFault(
                    "neither "
                            + PageFault.of(index).text()
                            + " nor "
                            + PageFault.of(changes).text(),
                    PageFault.of(index).isRetryable() || PageFault.of(changes).isRetryable());
        }
        for (Map.Entry<String, String> listed : stamps.entrySet()) {
            String path = listed.getKey();
            URI url = resolve(directory, withoutOverlap(directory, path));
            if (url == null) {
                sink.fault(directory + " lists what is no path: " + path, false);
            } else if (path.endsWith(".json")) {
                document(url, listed.getValue().isEmpty() ? null : listed.getValue());
            }
        }
    }

    private static boolean isMissing(Retrieval page) {
        return !(page instanceof Fetched) && !(page instanceof NotModified);
    }

    private void document(URI url, @Nullable String stamp) throws InterruptedException {
        sink.item(Item.at(request(url), source.format(), stamp));
    }

    /// CISA's paths begin at the root of its repository: what the directory ends with and the path
    /// begins with is one.
    private static String withoutOverlap(URI directory, String path) {
        String base = directory.getPath();
        for (int slash = path.lastIndexOf('/');
                slash > 0;
                slash = path.lastIndexOf('/', slash - 1)) {
            if (base.endsWith("/" + path.substring(0, slash + 1))) {
                return path.substring(slash + 1);
            }
        }
        return path;
    }

    private static List<String> lines(Fetched fetched) {
        return new String(fetched.body(), UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String unquoted(String text) {
        return text.replace("\"", "").strip();
    }

    private Request request(URI url) {
        return Request.of(url, source.manners());
    }

    private static JsonNode json(Retrieval retrieval) {
        if (!(retrieval instanceof Fetched fetched)) {
            throw PageFault.of(retrieval);
        }
        try {
            return Json.MAPPER.readTree(fetched.body());
        } catch (JacksonException e) {
            throw new PageFault(fetched.url() + " is not JSON: " + e.getOriginalMessage(), true);
        }
    }

    private static URI asFolder(URI directory) {
        String text = directory.toString();
        return text.endsWith("/") ? directory : URI.create(text + "/");
    }

    private static @Nullable URI resolve(URI base, String reference) {
        try {
            URI url = base.resolve(reference.strip());
            return url.getHost() == null ? null : url;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
