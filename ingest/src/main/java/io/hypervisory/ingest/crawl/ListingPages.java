package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.Gone;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import io.hypervisory.ingest.listing.Pages;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Pages of a listing. What is learned of them is to be kept when the pass had no fault that asking
/// again may mend, so that what a page listed and we did not get is listed again. Thread-safe.
final class ListingPages implements Pages {
    /// Tells what is remembered of a page as a listing from what is of the same page as a document.
    private static final String LISTING = "#listing";

    private final Source source;
    private final Fetcher fetcher;
    private final Memory memory;
    private final Tally tally;
    private final boolean thorough;
    private final Map<String, UrlState> learned = new ConcurrentHashMap<>();

    /// @param thorough takes every page whole
    ListingPages(Source source, Fetcher fetcher, Memory memory, Tally tally, boolean thorough) {
        this.tally = tally;
        this.source = source;
        this.fetcher = fetcher;
        this.memory = memory;
        this.thorough = thorough;
    }

    /// Once the pass is known to have had no such fault.
    void remember(Archive archive) {
        learned.values().forEach(archive::remember);
    }

    @Override
    public Retrieval whole(Request request) {
        return ask(request, true);
    }

    @Override
    public Retrieval ifNew(Request request) {
        return ask(request, thorough);
    }

    private Retrieval ask(Request request, boolean whole) {
        String key = request.url() + LISTING;
        UrlState known = memory.url(source.name(), key);
        Request asked =
                known == null || whole
                        ? request
                        : request.unless(known.etag(), known.lastModified());
        URI moved = known == null || known.movedTo() == null ? null : URI.create(known.movedTo());
        Retrieval answer = fetcher.fetch(moved == null ? asked : asked.at(moved));
        if (moved != null && !(answer instanceof Fetched) && !(answer instanceof NotModified)) {
            moved = null;
            answer = fetcher.fetch(request);
        }
        return switch (answer) {
            case Fetched page -> learn(request, key, page, moved);
            case NotModified same -> same(asked, same);
            case Gone gone -> gone;
            case Failed failed -> failed;
        };
    }

    private Retrieval same(Request asked, NotModified same) {
        if (asked.etag() == null && asked.lastModified() == null) {
            return new Failed(same.url(), "answered 304 to an unconditional request", true);
        }
        tally.listingUnchanged();
        return same;
    }

    private Fetched learn(Request request, String key, Fetched page, @Nullable URI moved) {
        URI movedTo = page.movedTo() == null ? moved : page.movedTo();
        learned.put(
                key,
                new UrlState(
                        source.name(),
                        key,
                        page.etag(),
                        page.lastModified(),
                        null,
                        page.at(),
                        movedTo == null ? null : movedTo.toString(),
                        null,
                        null));
        return page.named(request.url(), movedTo);
    }
}
