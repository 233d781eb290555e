package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.CsafPages.text;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lists the documents of all providers that an `aggregator.json` names, be it a lister's or an
/// aggregator's. Providers are asked themselves; an issuing party that is only a publisher serves
/// nothing by the rules, so there the first mirror that answers is taken. A document is known by
/// the address it was had from.
final class CsafAggregator {
    private static final String WELL_KNOWN = "/.well-known/csaf-aggregator/aggregator.json";

    private final URI url;
    private final CsafListing listing;
    private final CsafPages pages;
    private final Sink sink;

    CsafAggregator(Source source, Way.Csaf each, Pages pages, Sink sink) {
        this.url =
                CsafDiscovery.isDomain(source.url())
                        ? source.url().resolve(WELL_KNOWN)
                        : source.url();
        this.listing = new CsafListing(source, each, pages, sink);
        this.pages = new CsafPages(pages, source);
        this.sink = sink;
    }

    void list() throws InterruptedException {
        CsafPages.attempt(
                sink,
                () -> {
                    for (List<URI> party : parties()) {
                        CsafPages.attempt(sink, () -> sound(party));
                    }
                });
    }

    /// Whatever one party's metadata does to its reader costs no other.
    private void sound(List<URI> addresses) throws InterruptedException {
        try {
            party(addresses);
        } catch (PageFault e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PageFault(addresses.getFirst() + " cannot be read: " + e, true);
        }
    }

    /// The first of its addresses that has metadata.
    private void party(List<URI> addresses) throws InterruptedException {
        List<String> misses = new ArrayList<>();
        boolean retryable = false;
        for (URI address : addresses) {
            CsafMetadata metadata;
            try {
                metadata = listing.metadata(address);
            } catch (PageFault e) {
                misses.add(e.text());
                retryable |= e.isRetryable();
                continue;
            }
            listing.provider(metadata);
            return;
        }
        throw new PageFault(String.join("; ", misses), retryable);
    }

    /// Each issuing party by the addresses it may be had from.
    private Set<List<URI>> parties() {
        Fetched page = pages.whole(url);
        JsonNode json = CsafPages.json(page);
        if (!json.path("aggregator").isObject()
                || !json.has("csaf_providers") && !json.has("csaf_publishers")) {
            throw new PageFault(url + " is no aggregator.json", true);
        }
        Set<List<URI>> parties = new LinkedHashSet<>();
        for (JsonNode provider : json.path("csaf_providers")) {
            String role = text(provider.path("metadata"), "role");
            add(parties, page, provider, "csaf_publisher".equals(role));
        }
        for (JsonNode publisher : json.path("csaf_publishers")) {
            add(parties, page, publisher, true);
        }
        return parties;
    }

    private void add(Set<List<URI>> parties, Fetched page, JsonNode entry, boolean publisher) {
        List<URI> addresses = publisher ? mirrors(page, entry) : List.of();
        if (addresses.isEmpty()) {
            URI origin = resolve(page, text(entry.path("metadata"), "url"));
            addresses = origin == null ? List.of() : List.of(origin);
        }
        if (addresses.isEmpty()) {
            sink.fault(
                    page.url()
                            + " names no metadata of "
                            + Quoted.of(text(entry.path("metadata").path("publisher"), "name")),
                    false);
        } else {
            parties.add(addresses);
        }
    }

    /// By the schema a mirror is named by its folder; aggregators write the metadata in it.
    private static List<URI> mirrors(Fetched page, JsonNode entry) {
        List<URI> urls = new ArrayList<>();
        for (JsonNode mirror : entry.path("mirrors")) {
            URI url = resolve(page, mirror.isString() ? mirror.stringValue() : null);
            if (url != null && url.getPath().endsWith(".json")) {
                urls.add(url);
            } else if (url != null) {
                String slash = url.getPath().endsWith("/") ? "" : "/";
                urls.add(URI.create(url + slash + "provider-metadata.json"));
            }
        }
        return urls;
    }

    private static @Nullable URI resolve(Fetched page, @Nullable String text) {
        return text == null ? null : CsafPages.resolve(page.finalUrl(), text);
    }
}
