package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.crawl.Lister.Pages;
import io.hypervisory.ingest.fetch.Retrieval;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Lists the messages of a Mailman 2 (pipermail) archive: its front page names the months (or
/// years), each by `date.html`, `thread.html` and others; a month names its messages by six digits.
final class MailArchiveListing {
    private static final String FORMAT = "vmsa-mail";
    private static final Pattern PERIOD =
            Pattern.compile("(.*/)(date|thread|subject|author)\\.html");
    private static final Pattern MESSAGE = Pattern.compile(".*/\\d{6}\\.html");

    private final Pages pages;
    private final SequencedSet<URI> messages = new LinkedHashSet<>();
    private final List<String> failures = new ArrayList<>();

    MailArchiveListing(Pages pages) {
        this.pages = pages;
    }

    Listing list(URI archive) {
        for (URI period : periods(archive)) {
            links(period).stream()
                    .filter(link -> MESSAGE.matcher(link.getPath()).matches())
                    .forEach(messages::add);
        }
        return new Listing(
                List.copyOf(messages),
                FORMAT,
                failures.isEmpty() ? null : String.join("; ", failures));
    }

    /// One page for each period: the first of its orderings that the front page names.
    private List<URI> periods(URI archive) {
        Map<String, URI> byFolder = new LinkedHashMap<>();
        for (URI link : links(archive)) {
            var matcher = PERIOD.matcher(link.getPath());
            if (matcher.matches()) {
                byFolder.putIfAbsent(matcher.group(1), link);
            }
        }
        if (byFolder.isEmpty() && failures.isEmpty()) {
            failures.add(archive + " names no month of a mail archive");
        }
        return List.copyOf(byFolder.values());
    }

    private List<URI> links(URI page) {
        Retrieval retrieval = pages.apply(page);
        if (!(retrieval instanceof Retrieval.Fetched fetched)) {
            failures.add(CsafListing.problem(retrieval));
            return List.of();
        }
        var links = new ArrayList<URI>();
        for (Element anchor : parse(fetched, page).select("a[href]")) {
            String href = anchor.attr("abs:href");
            try {
                URI link = URI.create(href);
                if (link.getPath() != null && page.getHost().equals(link.getHost())) {
                    links.add(link);
                }
            } catch (IllegalArgumentException e) {
                failures.add(page + " links to what is no URL: " + href);
            }
        }
        return links;
    }

    private static Document parse(Retrieval.Fetched fetched, URI page) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(fetched.body()), null, page.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
