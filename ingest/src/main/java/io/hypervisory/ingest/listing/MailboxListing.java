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

/// Lists the messages of a mailbox, or of the mailboxes that the front page of a Mailman 2
/// (pipermail) archive names: one for each year, quarter, month, week or day.
final class MailboxListing {
    private static final Pattern PERIOD =
            Pattern.compile(
                    "(.*/(?:\\d{4}(?:-[A-Z][a-z]+|q[1-4])?|Week-of-Mon-\\d{8}|\\d{8})\\.txt)"
                            + "(?:\\.gz)?");

    private final Source source;
    private final Pages pages;
    private final Sink sink;
    private final Mailbox mailbox;

    MailboxListing(Source source, Pages pages, Sink sink) {
        this.source = source;
        this.pages = new LocalPages(pages);
        this.sink = sink;
        this.mailbox = new Mailbox(source.format(), UnpackLimits.STANDARD, sink);
    }

    /// What is wrong with one costs no other.
    void list(URI url) throws InterruptedException {
        try {
            Retrieval page = pages.ifNew(Request.of(url, source.manners()));
            switch (page) {
                case Fetched file -> mailbox.split(file);
                case NotModified _ -> {}
                case Retrieval.Gone _, Retrieval.Failed _ -> throw PageFault.of(page);
            }
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
    }

    void archive() throws InterruptedException {
        Retrieval front = pages.whole(Request.of(source.url(), source.manners()));
        if (!(front instanceof Fetched page)) {
            PageFault fault = PageFault.of(front);
            sink.fault(fault.text(), fault.isRetryable());
            return;
        }
        List<URI> mailboxes = mailboxes(page);
        if (mailboxes.isEmpty()) {
            sink.fault(source.url() + " names no mailbox of a mail archive", true);
        }
        for (URI url : mailboxes) {
            list(url);
        }
    }

    /// Within the archive's host; of one that is there compressed and plain, the first.
    private List<URI> mailboxes(Fetched front) {
        Map<String, URI> byPeriod = new LinkedHashMap<>();
        for (URI link : Links.of(front, sink)) {
            var period = PERIOD.matcher(link.getPath());
            if (period.matches() && link.getHost().equals(source.url().getHost())) {
                byPeriod.putIfAbsent(period.group(1), link);
            }
        }
        return List.copyOf(byPeriod.values());
    }
}
