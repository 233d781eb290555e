package io.hypervisory.ingest.catalogue;

import io.hypervisory.ingest.catalogue.Source.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys of a source that only some kinds have. Null when not given.
record Rules(
        @Nullable Set<Way.Tlp> tlp,
        Way.@Nullable Verify verify,
        @Nullable ListRule list,
        @Nullable PageRule page,
        @Nullable SitemapRule sitemap,
        @Nullable ArchiveRule archive,
        @Nullable Boolean pages,
        @Nullable BulkRules bulk,
        @Nullable FolderRules folder,
        @Nullable MailRules mail,
        @Nullable DepotRules depot) {
    static final Rules NONE =
            new Rules(null, null, null, null, null, null, null, null, null, null, null);

    Way way(Kind kind) {
        only("tlp", tlp, kind, Kind.CSAF, Kind.CSAF_AGGREGATOR);
        only("verify", verify, kind, Kind.CSAF, Kind.CSAF_AGGREGATOR);
        only("list", list, kind, Kind.JSON_LIST);
        only("page", page, kind, Kind.PAGE_LIST);
        only("sitemap", sitemap, kind, Kind.SITEMAP);
        only("archive", archive, kind, Kind.ARCHIVED_SITE);
        only("pages", pages, kind, Kind.FEED);
        only("bulk", bulk, kind, Kind.BULK_FILE);
        only("folder", folder, kind, Kind.FOLDER);
        only("mail", mail, kind, Kind.MAIL_ARCHIVE);
        only("depot", depot, kind, Kind.ESXI_DEPOT);
        return switch (kind) {
            case CSAF -> csaf();
            case CSAF_AGGREGATOR -> new Way.CsafAggregator(csaf());
            case FEED -> new Way.Feed(pages != null && pages);
            case MAIL_ARCHIVE -> new Way.MailArchive(mail == null ? MailRules.STANDARD : mail);
            case JSON_LIST -> new Way.JsonList(needed("list", list, kind));
            case PAGE_LIST -> new Way.PageList(needed("page", page, kind));
            case SITEMAP -> new Way.Sitemap(sitemap == null ? SitemapRule.ALL : sitemap);
            case ARCHIVED_SITE -> new Way.ArchivedSite(needed("archive", archive, kind));
            case MBOX -> new Way.Mbox();
            case BULK_FILE -> new Way.BulkFile(bulk == null ? BulkRules.STANDARD : bulk);
            case FOLDER -> new Way.Folder(folder == null ? FolderRules.STANDARD : folder);
            case ESXI_DEPOT -> new Way.EsxiDepot(depot == null ? DepotRules.STANDARD : depot);
            case UPDATEINFO -> new Way.Updateinfo();
        };
    }

    private Way.Csaf csaf() {
        return new Way.Csaf(
                tlp == null ? Way.Csaf.STANDARD.tlp() : tlp,
                verify == null ? Way.Csaf.STANDARD.verify() : verify);
    }

    private static void only(String key, @Nullable Object value, Kind kind, Kind... owners) {
        if (value != null && !List.of(owners).contains(kind)) {
            throw new KeyFault(
                    key,
                    "the key "
                            + key
                            + " is of "
                            + owners[0].word()
                            + " sources, not of "
                            + kind.word());
        }
    }

    private static <T> T needed(String key, @Nullable T value, Kind kind) {
        return Checked.given(key, value, "kind " + kind.word() + " needs it");
    }
}
