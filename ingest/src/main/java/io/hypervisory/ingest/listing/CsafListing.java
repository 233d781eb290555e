package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.listing.CsafMetadata.Feed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Lists the documents of CSAF providers from their metadata (CSAF 2.0 section 7.1): by their ROLIE
/// feeds where they have any that we may take, else by every directory, else by the directory of
/// the metadata. Where a feed is not there for good, the directories are listed too.
final class CsafListing {
    private final Way.Csaf terms;
    private final CsafPages pages;
    private final Sink sink;
    private final Source source;

    CsafListing(Source source, Way.Csaf terms, Pages pages, Sink sink) {
        this.source = source;
        this.terms = terms;
        this.pages = new CsafPages(pages, source);
        this.sink = sink;
    }

    /// @param url of a provider's metadata, or a bare domain
    void list(URI url) throws InterruptedException {
        CsafPages.attempt(sink, () -> provider(metadata(url)));
    }

    /// @throws PageFault when there is none
    CsafMetadata metadata(URI url) {
        return CsafDiscovery.isDomain(url)
                ? new CsafDiscovery(pages, sink).of(url)
                : CsafMetadataReader.read(pages.whole(url));
    }

    /// What is wrong with the metadata itself is said last: it weighs less than what was not to be
    /// had.
    void provider(CsafMetadata metadata) throws InterruptedException {
        var documents = new CsafDocuments(source, terms, metadata, pages, sink);
        List<Feed> feeds = feeds(metadata);
        boolean whole = true;
        for (Feed feed : feeds) {
            if (terms.takes(feed.tlp())) {
                whole &= rolie(feed, documents);
            }
        }
        if (!whole || feeds.stream().noneMatch(feed -> terms.takes(feed.tlp()))) {
            directories(metadata, feeds, documents);
        }
        metadata.faults().forEach(fault -> sink.fault(fault, false));
    }

    /// Service documents name the same feeds again, without labels: they count where the metadata
    /// names none.
    private List<Feed> feeds(CsafMetadata metadata) throws InterruptedException {
        if (!metadata.feeds().isEmpty()) {
            return metadata.feeds();
        }
        var feeds = new ArrayList<Feed>();
        for (URI service : metadata.services()) {
            CsafPages.attempt(sink, () -> feeds.addAll(CsafService.feeds(pages.whole(service))));
        }
        return feeds;
    }

    /// False when it is not there, and will not be.
    private boolean rolie(Feed feed, CsafDocuments documents) throws InterruptedException {
        try {
            new CsafRolie(pages, documents, sink).list(feed.url());
            return true;
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
            return e.isRetryable();
        }
    }

    private void directories(CsafMetadata metadata, List<Feed> feeds, CsafDocuments documents)
            throws InterruptedException {
        var directory = new CsafDirectory(pages, documents, sink);
        for (URI url : metadata.directories()) {
            CsafPages.attempt(sink, () -> directory.list(url));
        }
        if (!metadata.directories().isEmpty()) {
            return;
        }
        if (!feeds.isEmpty()) {
            sayWhenNoneIsTaken(metadata, feeds);
            return;
        }
        try {
            directory.list(metadata.url().resolve("."));
        } catch (PageFault e) {
            sink.fault(metadata.url() + " names no distribution, and " + e.text(), e.isRetryable());
        }
    }

    private void sayWhenNoneIsTaken(CsafMetadata metadata, List<Feed> feeds) {
        if (feeds.stream().noneMatch(feed -> terms.takes(feed.tlp()))) {
            sink.fault(
                    metadata.url()
                            + " offers only what the source's tlp does not take: "
                            + Quoted.of(feeds.stream().map(Feed::tlp).distinct().toList()),
                    false);
        }
    }
}
