package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.listing.Item;
import org.jspecify.annotations.Nullable;

/// What is remembered of a document's address after an answer. Thread-safe.
record UrlStates(Source source, Time time) {
    /// A full answer, whose validators are the ones from now on.
    UrlState after(Item item, Fetched answer, String sha256) {
        return new UrlState(
                source.name(),
                item.key(),
                answer.etag(),
                answer.lastModified(),
                sha256,
                time.now(),
                answer.movedTo() == null ? null : answer.movedTo().toString(),
                item.stamp(),
                null);
    }

    /// The document is as it was, and listed with another stamp.
    UrlState stamped(Item item, UrlState known) {
        return kept(item, known, item.stamp(), null);
    }

    /// Only a full answer replaces validators; the fault says that they are not to be used, and
    /// since when.
    UrlState faulty(Item item, @Nullable UrlState known, String fault) {
        return kept(item, known, known == null ? null : known.stamp(), fault);
    }

    private UrlState kept(
            Item item, @Nullable UrlState known, @Nullable String stamp, @Nullable String fault) {
        return new UrlState(
                source.name(),
                item.key(),
                known == null ? null : known.etag(),
                known == null ? null : known.lastModified(),
                known == null ? null : known.sha256(),
                time.now(),
                known == null ? null : known.movedTo(),
                stamp,
                fault);
    }
}
