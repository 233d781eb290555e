package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.PageRule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Lists what HTML pages link to, from page to page. A page that leads back to one before ends the
/// list, as the last pages of many sites do.
final class PageListing {
    private final Source source;
    private final PageRule rule;
    private final Pages pages;
    private final Sink sink;
    private int links;

    PageListing(Source source, PageRule rule, Pages pages, Sink sink) {
        this.source = source;
        this.rule = rule;
        this.pages = pages;
        this.sink = sink;
    }

    void list() throws InterruptedException {
        Set<URI> asked = new HashSet<>();
        URI page = source.url();
        try {
            for (int count = 0; count < rule.most(); count++) {
                asked.add(page);
                Document document = page(page);
                if (document == null) {
                    return;
                }
                items(page, document);
                URI next = next(document);
                if (next == null || asked.contains(next)) {
                    return;
                }
                page = next;
            }
            sink.fault(source.url() + " has more than " + rule.most() + " pages", false);
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
    }

    /// Null when it is as it was, and the only one: that the first of several is says nothing of
    /// the others.
    private @Nullable Document page(URI url) {
        Request request = Request.of(url, source.manners());
        boolean alone = rule.next() == null;
        Retrieval retrieval = alone ? pages.ifNew(request) : pages.whole(request);
        return switch (retrieval) {
            case NotModified _ when alone -> null;
            case Fetched fetched -> Links.parsed(fetched);
            default -> throw PageFault.of(retrieval);
        };
    }

    private void items(URI page, Document document) throws InterruptedException {
        int found = 0;
        List<Element> items =
                rule.item() == null ? document.select(rule.link()) : document.select(rule.item());
        for (Element item : items) {
            Element anchor = rule.item() == null ? item : item.selectFirst(rule.link());
            URI link = anchor == null ? null : Links.link(anchor);
            if (link == null || !isKept(link)) {
                continue;
            }
            found++;
            if (links++ == Links.MOST) {
                throw new PageFault(page + " has more than " + Links.MOST + " links", false);
            }
            sink.item(Item.at(Request.of(link, source.manners()), source.format(), date(item)));
        }
        if (found == 0) {
            sink.fault(page + " has no link that is meant: did its markup change?", true);
        }
    }

    private boolean isKept(URI link) {
        return new Reach(source).includes(link)
                && (rule.keep() == null || rule.keep().matcher(link.toString()).matches());
    }

    private @Nullable String date(Element item) {
        Element date = rule.date() == null ? null : item.selectFirst(rule.date());
        String text = date == null ? "" : date.text().strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable URI next(Document document) {
        Element anchor = rule.next() == null ? null : document.selectFirst(rule.next());
        URI next = anchor == null ? null : Links.link(anchor);
        return next != null && new Reach(source).includes(next) ? next : null;
    }
}
