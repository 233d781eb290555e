package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Lists the messages of a Mailman 2 (pipermail) archive: its front page names the months (or
/// years), each by `date.html`, `thread.html` and others; a month names its messages by six digits.
final class MailArchiveListing {
    private static final Pattern PERIOD =
            Pattern.compile("(.*/)(date|thread|subject|author)\\.html");
    private static final Pattern MESSAGE = Pattern.compile(".*/\\d{6}\\.html");

    private final Source source;
    private final Pages pages;
    private final Sink sink;

    MailArchiveListing(Source source, Pages pages, Sink sink) {
        this.source = source;
        this.pages = pages;
        this.sink = sink;
    }

    void list() throws InterruptedException {
        for (URI period : periods()) {
            try {
                messages(period);
            } catch (PageFault e) {
                sink.fault(e.text(), e.isRetryable());
            }
        }
    }

    private void messages(URI period) throws InterruptedException {
        Retrieval retrieval = pages.ifNew(Request.of(period, source.manners()));
        if (retrieval instanceof NotModified) {
            return;
        }
        for (URI link : links(period, retrieval)) {
            if (MESSAGE.matcher(link.getPath()).matches()) {
                sink.item(Item.at(Request.of(link, source.manners()), source.format(), null));
            }
        }
    }

    /// One page for each period: the first of its orderings that the front page names.
    private List<URI> periods() {
        Map<String, URI> byFolder = new LinkedHashMap<>();
        try {
            var front = pages.whole(Request.of(source.url(), source.manners()));
            for (URI link : links(source.url(), front)) {
                var matcher = PERIOD.matcher(link.getPath());
                if (matcher.matches()) {
                    byFolder.putIfAbsent(matcher.group(1), link);
                }
            }
            if (byFolder.isEmpty()) {
                sink.fault(source.url() + " names no month of a mail archive", true);
            }
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
        return List.copyOf(byFolder.values());
    }

    /// Within the archive's host.
    private List<URI> links(URI page, Retrieval retrieval) {
        if (!(retrieval instanceof Fetched fetched)) {
            throw PageFault.of(retrieval);
        }
        return Links.of(fetched, sink).stream()
                .filter(link -> page.getHost().equals(link.getHost()))
                .toList();
    }
}
