package io.hypervisory.ingest.listing;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.Namespace;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import io.hypervisory.ingest.catalogue.SitemapRule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lists what a sitemap names, or the sitemaps of an index; an index within an index is followed
/// too.
final class SitemapListing {
    private final Source source;
    private final SitemapRule rule;
    private final Pages pages;
    private final Sink sink;

    /// Of what is no XML by the standard: text, RSS or Atom, whose parser holds all of it.
    private static final int LARGEST_OTHER = 2 << 20;

    private final Set<URI> named = new HashSet<>();
    private final Deque<URI> ahead = new ArrayDeque<>();

    SitemapListing(Source source, SitemapRule rule, Pages pages, Sink sink) {
        this.source = source;
        this.rule = rule;
        this.pages = pages;
        this.sink = sink;
    }

    void list() throws InterruptedException {
        add(source.url());
        for (URI url = ahead.poll(); url != null; url = ahead.poll()) {
            try {
                map(url);
            } catch (PageFault e) {
                sink.fault(e.text(), e.isRetryable());
            }
        }
    }

    private void add(URI url) {
        if (named.size() > rule.most() || !named.add(url)) {
            return;
        }
        if (named.size() > rule.most()) {
            sink.fault(source.url() + " names more than " + rule.most() + " maps", false);
            return;
        }
        ahead.add(url);
    }

    private void map(URI url) throws InterruptedException {
        Request request = Request.of(url, source.manners());
        // an index may stay the same while its maps change
        boolean first = url.equals(source.url());
        Retrieval retrieval = first ? pages.whole(request) : pages.ifNew(request);
        if (!first && retrieval instanceof NotModified) {
            return;
        }
        if (!(retrieval instanceof Fetched fetched)) {
            throw PageFault.of(retrieval);
        }
        byte[] text = SitemapText.of(fetched);
        var entries = new Entries(fetched);
        if (!SitemapXml.read(fetched, text, entries)) {
            other(fetched, text, entries);
        }
    }

    /// What one map names.
    private final class Entries implements SitemapXml.Taker {
        private final Fetched page;
        private int count;

        Entries(Fetched page) {
            this.page = page;
        }

        @Override
        public void take(boolean index, String place, @Nullable String changed)
                throws InterruptedException {
            if (count++ == Links.MOST) {
                throw new PageFault(
                        page.url() + " has more than " + Links.MOST + " addresses", false);
            }
            URI link = Reach.resolve(page.finalUrl(), place);
            if (link == null || !isMeant(link, index ? rule.maps() : rule.keep())) {
                return;
            }
            if (index) {
                add(link);
                return;
            }
            Date date = changed == null ? null : AbstractSiteMap.convertToDate(changed);
            String stamp = date == null ? null : date.toInstant().toString();
            sink.item(Item.at(Request.of(link, source.manners()), source.format(), stamp));
        }
    }

    private void other(Fetched fetched, byte[] text, Entries entries) throws InterruptedException {
        if (text.length > LARGEST_OTHER) {
            throw new PageFault(
                    fetched.url() + " is no sitemap in XML, and larger than " + LARGEST_OTHER,
                    false);
        }
        if (!(parsed(fetched, text) instanceof SiteMap map)) {
            throw new PageFault(fetched.url() + " is no sitemap", true);
        }
        for (SiteMapURL listed : map.getSiteMapUrls()) {
            Date date = listed.getLastModified();
            entries.take(
                    false,
                    listed.getUrl().toString(),
                    date == null ? null : date.toInstant().toString());
        }
    }

    private boolean isMeant(URI link, @Nullable Pattern pattern) {
        return new Reach(source).includes(link)
                && (pattern == null || pattern.matcher(link.toString()).matches());
    }

    private static AbstractSiteMap parsed(Fetched fetched, byte[] text) {
        try {
            return parser().parseSiteMap(text, fetched.finalUrl().toURL());
        } catch (UnknownFormatException | IOException e) {
            throw new PageFault(fetched.url() + " is no sitemap: " + XmlRecords.oneLine(e), true);
        }
    }

    /// By namespace, or the places of images and films would be documents too. Addresses outside of
    /// the map's folder are taken: many sites keep all maps in one.
    private static SiteMapParser parser() {
        var parser = new SiteMapParser(false, true);
        parser.setStrictNamespace(true);
        parser.addAcceptedNamespace(Namespace.SITEMAP_LEGACY);
        parser.addAcceptedNamespace(Namespace.EMPTY);
        return parser;
    }
}
