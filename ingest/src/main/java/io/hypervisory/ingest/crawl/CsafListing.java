package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.crawl.Lister.Pages;
import io.hypervisory.ingest.fetch.Retrieval;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Lists a CSAF provider's documents from its `provider-metadata.json` (CSAF 2.0 section 7.1): the
/// ROLIE feeds where any distribution has them, else `index.txt` and `changes.csv` of every
/// directory, else the directory of the metadata.
final class CsafListing {
    private static final String FORMAT = "csaf";

    private final Pages pages;
    private final SequencedSet<URI> documents = new LinkedHashSet<>();
    private final List<String> failures = new ArrayList<>();

    CsafListing(Pages pages) {
        this.pages = pages;
    }

    Listing list(URI metadataUrl) {
        attempt(() -> provider(metadataUrl));
        return new Listing(
                List.copyOf(documents),
                FORMAT,
                failures.isEmpty() ? null : String.join("; ", failures));
    }

    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (PageFault e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    private void provider(URI metadataUrl) {
        JsonNode metadata = json(metadataUrl);
        if (!metadata.isObject() || metadata.get("publisher") == null) {
            throw new PageFault(metadataUrl + " is no provider-metadata.json");
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
            feeds.forEach(feed -> attempt(() -> rolie(feed)));
            return;
        }
        if (directories.isEmpty()) {
            directories.add(metadataUrl.resolve("."));
        }
        directories.forEach(directory -> attempt(() -> directory(asFolder(directory))));
    }

    private void add(List<URI> urls, URI base, @Nullable String text) {
        if (text == null) {
            return;
        }
        URI url = resolve(base, text);
        if (url == null) {
            failures.add(base + " names what is no URL: " + text);
        } else {
            urls.add(url);
        }
    }

    /// RFC 8322; CISA's IT feed writes `ref` where `rel` is meant.
    private void rolie(URI feedUrl) {
        JsonNode feed = json(feedUrl).path("feed");
        if (!feed.isObject()) {
            throw new PageFault(feedUrl + " is no ROLIE feed");
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
                failures.add(feedUrl + ": entry " + text(entry, "id") + " names no document");
            } else {
                documents.add(url);
            }
        }
    }

    /// One path a line in `index.txt`; `changes.csv` names it first and a date second. Either may
    /// be missing, not both.
    private void directory(URI directory) {
        var listed = new LinkedHashSet<String>();
        Retrieval index = pages.apply(directory.resolve("index.txt"));
        Retrieval changes = pages.apply(directory.resolve("changes.csv"));
        if (index instanceof Retrieval.Fetched fetched) {
            lines(fetched).forEach(listed::add);
        }
        if (changes instanceof Retrieval.Fetched fetched) {
            for (String line : lines(fetched)) {
                int comma = line.lastIndexOf(',');
                String path = comma < 0 ? line : line.substring(0, comma);
                listed.add(path.replace("\"", "").strip());
            }
        }
        if (!(index instanceof Retrieval.Fetched) && !(changes instanceof Retrieval.Fetched)) {
            throw new PageFault("neither " + problem(index) + " nor " + problem(changes));
        }
        for (String path : listed) {
            URI url = resolve(directory, withoutOverlap(directory, path));
            if (url == null) {
                failures.add(directory + " lists what is no path: " + path);
            } else if (path.endsWith(".json")) {
                documents.add(url);
            }
        }
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

    private static List<String> lines(Retrieval.Fetched fetched) {
        return new String(fetched.body(), UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private JsonNode json(URI url) {
        return switch (pages.apply(url)) {
            case Retrieval.Fetched fetched -> {
                try {
                    yield Json.MAPPER.readTree(fetched.body());
                } catch (JacksonException e) {
                    throw new PageFault(url + " is not JSON: " + e.getOriginalMessage());
                }
            }
            case Retrieval other -> throw new PageFault(problem(other));
        };
    }

    static String problem(Retrieval retrieval) {
        return switch (retrieval) {
            case Retrieval.Fetched fetched -> fetched.url() + " answered " + fetched.status();
            case Retrieval.NotModified same ->
                    same.url() + " answered 304 to an unconditional request";
            case Retrieval.Gone gone -> gone.url() + " answered " + gone.status();
            case Retrieval.Failed failed -> failed.url() + ": " + failed.reason();
        };
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
