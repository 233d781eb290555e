package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.Retrieval;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/// Finds the documents of a source. Blocking.
final class Lister {
    /// Asks for one page of the listing, within the source's manners.
    interface Pages extends Function<URI, Retrieval> {}

    private Lister() {}

    static Listing list(Source source, Pages pages) {
        return switch (source.kind()) {
            case FEED -> new Listing(List.of(source.url()), "feed", null);
            case CSAF -> new CsafListing(pages).list(source.url());
            case MAIL_ARCHIVE -> new MailArchiveListing(pages).list(source.url());
        };
    }

    /// A request for a listing page, which is always wanted whole.
    static Fetcher.Request request(Source source, URI url) {
        return new Fetcher.Request(url, null, null, source.userAgent());
    }
}
