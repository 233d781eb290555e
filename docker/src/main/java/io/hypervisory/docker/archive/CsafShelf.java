package io.hypervisory.docker.archive;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.hypervisory.ingest.contract.Json;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The notices of 2019-2025 as one CSAF provider for each publisher: metadata, a ROLIE feed, and a
/// directory with its lists.
final class CsafShelf {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json";

    private final String root;
    private final URI base;
    private final ShelfNotice.Issuer publisher;
    private final List<Dated> notices;

    /// A notice whose day is known.
    private record Dated(ShelfNotice notice, LocalDate day) {
        String file() {
            return day.getYear() + "/" + CsafDocument.fileName(notice.id());
        }
    }

    private CsafShelf(String vendor, List<Dated> notices, URI base) {
        this.root = "/csaf/" + vendor + "/";
        this.base = base;
        this.publisher = notices.getFirst().notice().publisher();
        this.notices =
                notices.stream()
                        .sorted(
                                comparing(Dated::day)
                                        .reversed()
                                        .thenComparing(each -> each.notice().id()))
                        .toList();
    }

    /// A publisher's pages, its metadata first.
    record Provider(String name, List<Page> pages) {}

    static List<Provider> providers(List<ShelfNotice> shelf, URI base) {
        var byVendor =
                shelf.stream()
                        .flatMap(notice ->
                                notice.released() == null
                                        ? Stream.empty()
                                        : Stream.of(new Dated(notice, notice.released())))
                        .collect(
                                groupingBy(each -> each.notice().vendor(), TreeMap::new, toList()));
        var providers = new ArrayList<Provider>();
        byVendor.forEach((vendor, notices) -> {
            var provider = new CsafShelf(vendor, notices, base);
            providers.add(new Provider(provider.publisher.name(), provider.pages()));
        });
        return providers;
    }

    private List<Page> pages() {
        var pages = new ArrayList<Page>();
        pages.add(json(root + "provider-metadata.json", this::metadata));
        pages.add(json(feedPath(), this::feed));
        pages.add(new Page(white("index.txt"), "text/plain", () -> lines("%1$s\n")));
        pages.add(new Page(white("changes.csv"), "text/csv", () -> lines("\"%1$s\",\"%2$s\"\n")));
        for (Dated each : notices) {
            pages.add(
                    json(
                            white(each.file()),
                            () -> new CsafDocument(each.notice(), each.day()).json()));
        }
        return pages;
    }

    private static Page json(String path, Supplier<ObjectNode> json) {
        return new Page(path, Page.JSON, () -> json.get().toPrettyString() + "\n");
    }

    private String white(String file) {
        return root + "white/" + file;
    }

    private String feedPath() {
        return root + "feed-tlp-white.json";
    }

    private String url(String path) {
        return base.resolve(path).toString();
    }

    /// Newest first.
    private String lines(String form) {
        return notices.stream()
                .map(each -> form.formatted(each.file(), CsafDocument.midnight(each.day())))
                .collect(joining());
    }

    private ObjectNode metadata() {
        var json = Json.MAPPER.createObjectNode();
        json.put("canonical_url", url(root + "provider-metadata.json"));
        var distributions = json.putArray("distributions");
        distributions
                .addObject()
                .putObject("rolie")
                .putArray("feeds")
                .addObject()
                .put("summary", "All notices, reconstructed from facts for a demo.")
                .put("tlp_label", "WHITE")
                .put("url", url(feedPath()));
        distributions.addObject().put("directory_url", url(white("")));
        json.put("last_updated", lastUpdated());
        json.put("list_on_CSAF_aggregators", false);
        json.put("metadata_version", "2.0");
        json.put("mirror_on_CSAF_aggregators", false);
        json.putObject("publisher")
                .put("category", "vendor")
                .put("name", publisher.name())
                .put("namespace", publisher.namespace());
        return json.put("role", "csaf_provider");
    }

    private String lastUpdated() {
        return CsafDocument.midnight(notices.getFirst().day());
    }

    private ObjectNode feed() {
        var json = Json.MAPPER.createObjectNode();
        var feed = json.putObject("feed");
        feed.put("id", "csaf-feed-tlp-white");
        feed.put("title", publisher.name() + ": notices reconstructed from facts (TLP:WHITE)");
        feed.putArray("link").addObject().put("rel", "self").put("href", url(feedPath()));
        feed.putArray("category")
                .addObject()
                .put("scheme", "urn:ietf:params:rolie:category:information-type")
                .put("term", "csaf");
        feed.put("updated", lastUpdated());
        var entries = feed.putArray("entry");
        notices.forEach(each -> entry(entries.addObject(), each));
        return json;
    }

    private void entry(ObjectNode entry, Dated each) {
        String address = url(white(each.file()));
        String date = CsafDocument.midnight(each.day());
        entry.put("id", each.notice().id());
        entry.put("title", each.notice().id() + ": " + each.notice().topic());
        entry.putArray("link").addObject().put("rel", "self").put("href", address);
        entry.put("published", date).put("updated", date);
        entry.putObject("content").put("type", "application/json").put("src", address);
        entry.putObject("format").put("schema", SCHEMA).put("version", "2.0");
    }
}
