package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.ArchiveRule;
import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.DepotRules;
import io.hypervisory.ingest.catalogue.FolderRules;
import io.hypervisory.ingest.catalogue.ListRule;
import io.hypervisory.ingest.catalogue.MailRules;
import io.hypervisory.ingest.catalogue.PageRule;
import io.hypervisory.ingest.catalogue.SitemapRule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.fetch.Request;

/// Finds the documents of a source. Blocking.
public final class Lister {
    private Lister() {}

    public static void list(Source source, Pages pages, Cursor cursor, Sink sink)
            throws InterruptedException {
        switch (source.way()) {
            case Way.Feed(boolean withPages) when withPages ->
                    new FeedListing(source, pages, sink).list();
            case Way.Feed _ ->
                    sink.item(
                            Item.at(
                                    Request.of(source.url(), source.manners()),
                                    source.format(),
                                    null));
            case Way.Csaf terms -> new CsafListing(source, terms, pages, sink).list(source.url());
            case Way.CsafAggregator(Way.Csaf each) ->
                    new CsafAggregator(source, each, pages, sink).list();
            case Way.MailArchive(MailRules rules) -> {
                switch (rules.form()) {
                    case PAGES -> new MailArchiveListing(source, pages, sink).list();
                    case MBOX -> new MailboxListing(source, pages, sink).archive();
                }
            }
            case Way.Mbox _ -> new MailboxListing(source, pages, sink).list(source.url());
            case Way.BulkFile(BulkRules rules) ->
                    new BulkListing(source, rules, pages, sink).list();
            case Way.Folder(FolderRules rules) -> new FolderListing(source, rules, sink).list();
            case Way.EsxiDepot(DepotRules rules) ->
                    new DepotListing(source, rules, pages, sink).list();
            case Way.Updateinfo _ -> new UpdateinfoListing(source, pages, sink).list();
            case Way.JsonList(ListRule rule) ->
                    new JsonListing(source, rule, pages, cursor, sink).list();
            case Way.PageList(PageRule rule) -> new PageListing(source, rule, pages, sink).list();
            case Way.Sitemap(SitemapRule rule) ->
                    new SitemapListing(source, rule, pages, sink).list();
            case Way.ArchivedSite(ArchiveRule rule) ->
                    new ArchiveListing(source, rule, pages, sink).list();
        }
    }
}
