package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import io.hypervisory.ingest.read.feed.FeedLinks;
import java.net.URI;
import java.util.List;

/// Lists a feed as a document, and the pages of its entries: what a summary leaves out stands
/// there. An entry that stays the same says that its page does.
final class FeedListing {
    private static final String PAGE = "page";

    private final Source source;
    private final Pages pages;
    private final Sink sink;

    FeedListing(Source source, Pages pages, Sink sink) {
        this.source = source;
        this.pages = pages;
        this.sink = sink;
    }

    void list() throws InterruptedException {
        try {
            Retrieval retrieval = pages.ifNew(Request.of(source.url(), source.manners()));
            if (retrieval instanceof NotModified) {
                return;
            }
            if (!(retrieval instanceof Fetched fetched)) {
                throw PageFault.of(retrieval);
            }
            entries(fetched);
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
    }

    private void entries(Fetched fetched) throws InterruptedException {
        List<FeedLinks.Entry> entries =
                switch (FeedLinks.of(fetched.body(), fetched.contentType(), source.url())) {
                    case FeedLinks.Found found -> found.entries();
                    case FeedLinks.None none ->
                            throw new PageFault(source.url() + " is no feed: " + none.why(), true);
                };
        sink.item(new Item(source.url(), source.format(), null, new Item.Way.Here(fetched)));
        int count = 0;
        for (FeedLinks.Entry entry : entries) {
            URI page = Links.url(entry.link());
            if (page == null || page.equals(source.url()) || !new Reach(source).includes(page)) {
                continue;
            }
            if (count++ == Links.MOST) {
                throw new PageFault(
                        source.url() + " has more than " + Links.MOST + " entries", false);
            }
            sink.item(Item.at(Request.of(page, source.manners()), PAGE, entry.stamp()));
        }
    }
}
