package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;

/// Lists the documents of one file. While the file is as it was, nothing is listed, since all of it
/// is known.
final class BulkListing {
    private final Source source;
    private final Pages pages;
    private final Sink sink;
    private final Unpacker unpacker;

    BulkListing(Source source, BulkRules rules, Pages pages, Sink sink) {
        this.source = source;
        this.pages = new LocalPages(pages);
        this.sink = sink;
        this.unpacker = new Unpacker(rules, UnpackLimits.STANDARD, source.format(), sink);
    }

    void list() throws InterruptedException {
        try {
            Retrieval page = pages.ifNew(Request.of(source.url(), source.manners()));
            switch (page) {
                case Fetched file -> unpacker.unpack(file, null);
                case NotModified _ -> {}
                case Retrieval.Gone _, Retrieval.Failed _ -> throw PageFault.of(page);
            }
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
    }
}
