package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.listing.Cursor;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The cursor of a source is remembered as one of its addresses, with the time as its stamp.
///
/// What is gone for good keeps no cursor back: it would be read again for ever. What may come yet
/// keeps it back for the rest of the pass, since a cursor beyond it would leave it out.
///
/// @param free a permit for each document that may be asked for at a time
record PassCursor(
        Source source, Memory memory, Archive archive, Time time, Tally tally, Semaphore free)
        implements Cursor {
    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public @Nullable Instant at(URI place) {
        UrlState known = memory.url(source.name(), place.toString());
        return known == null || known.stamp() == null ? null : Instant.parse(known.stamp());
    }

    @Override
    public void move(URI place, Instant to) throws InterruptedException {
        free.acquire(source.manners().concurrency());
        free.release(source.manners().concurrency());
        if (tally.mayChange()) {
            return;
        }
        archive.flush(source.name());
        var state =
                new UrlState(
                        source.name(),
                        place.toString(),
                        null,
                        null,
                        null,
                        time.now(),
                        null,
                        to.toString(),
                        null);
        archive.remember(state);
    }
}
