package io.hypervisory.ingest.listing;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.Namespace;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
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
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lists what a sitemap names, or the sitemaps of an index; an index within an index is followed
/// too. The parser refuses any DOCTYPE, so that no entity leads anywhere.
final class SitemapListing {
    private final Source source;
    private final SitemapRule rule;
    private final Pages pages;
    private final Sink sink;
    private final Set<URI> asked = new HashSet<>();

    SitemapListing(Source source, SitemapRule rule, Pages pages, Sink sink) {
        this.source = source;
        this.rule = rule;
        this.pages = pages;
        this.sink = sink;
    }

    void list() throws InterruptedException {
        attempt(source.url());
    }

    private void attempt(URI url) throws InterruptedException {
        if (!asked.add(url)) {
            return;
        }
        if (asked.size() > rule.most()) {
            if (asked.size() == rule.most() + 1) {
                sink.fault(source.url() + " names more than " + rule.most() + " maps", false);
            }
            return;
        }
        try {
            map(url);
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
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
        switch (parsed(fetched)) {
            case SiteMapIndex index -> {
                for (AbstractSiteMap map : index.getSitemaps()) {
                    URI link = Links.url(map.getUrl().toString());
                    if (link != null && isMeant(link, rule.maps())) {
                        attempt(link);
                    }
                }
            }
            case SiteMap map -> documents(map);
            default -> throw new PageFault(url + " is no sitemap", true);
        }
    }

    private void documents(SiteMap map) throws InterruptedException {
        for (SiteMapURL listed : map.getSiteMapUrls()) {
            URI link = Links.url(listed.getUrl().toString());
            if (link != null && isMeant(link, rule.keep())) {
                Date changed = listed.getLastModified();
                String stamp = changed == null ? null : changed.toInstant().toString();
                sink.item(Item.at(Request.of(link, source.manners()), source.format(), stamp));
            }
        }
    }

    private boolean isMeant(URI link, @Nullable Pattern pattern) {
        return new Reach(source).includes(link)
                && (pattern == null || pattern.matcher(link.toString()).matches());
    }

    private static AbstractSiteMap parsed(Fetched fetched) {
        byte[] text = SitemapText.of(fetched);
        try {
            return parser().parseSiteMap(text, fetched.finalUrl().toURL());
        } catch (UnknownFormatException | IOException e) {
            throw new PageFault(fetched.url() + " is no sitemap: " + e.getMessage(), true);
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
