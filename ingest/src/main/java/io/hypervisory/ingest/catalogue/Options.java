package io.hypervisory.ingest.catalogue;

import io.hypervisory.ingest.catalogue.Source.Kind;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys that only some kinds of source have, as the catalogue gives them; null when it does
/// not.
record Options(
        @Nullable Set<Way.Tlp> tlp,
        Way.@Nullable Verify verify,
        @Nullable BulkRules bulk,
        @Nullable FolderRules folder,
        @Nullable MailRules mail,
        @Nullable DepotRules depot) {
    static final Options NONE = new Options(null, null, null, null, null, null);

    Way way(Kind kind) {
        boolean csaf = kind == Kind.CSAF || kind == Kind.CSAF_AGGREGATOR;
        if (!csaf && (tlp != null || verify != null)) {
            throw new IllegalArgumentException(
                    "the keys tlp and verify are of CSAF sources, not of " + kind.word());
        }
        isOf("bulk", bulk, Kind.BULK_FILE, kind);
        isOf("folder", folder, Kind.FOLDER, kind);
        isOf("mail", mail, Kind.MAIL_ARCHIVE, kind);
        isOf("depot", depot, Kind.ESXI_DEPOT, kind);
        return switch (kind) {
            case CSAF -> csaf();
            case CSAF_AGGREGATOR -> new Way.CsafAggregator(csaf());
            case FEED -> new Way.Feed();
            case MAIL_ARCHIVE -> new Way.MailArchive(mail == null ? MailRules.STANDARD : mail);
            case MBOX -> new Way.Mbox();
            case BULK_FILE -> new Way.BulkFile(bulk == null ? BulkRules.STANDARD : bulk);
            case FOLDER -> new Way.Folder(folder == null ? FolderRules.STANDARD : folder);
            case ESXI_DEPOT -> new Way.EsxiDepot(depot == null ? DepotRules.STANDARD : depot);
            case UPDATEINFO -> new Way.Updateinfo();
        };
    }

    private static void isOf(String key, @Nullable Object value, Kind owner, Kind kind) {
        if (value != null && kind != owner) {
            throw new IllegalArgumentException(
                    "the key " + key + " is of " + owner.word() + ", not of " + kind.word());
        }
    }

    private Way.Csaf csaf() {
        return new Way.Csaf(
                tlp == null ? Way.Csaf.STANDARD.tlp() : tlp,
                verify == null ? Way.Csaf.STANDARD.verify() : verify);
    }

    /// @throws IllegalArgumentException when no source of that kind can start there
    static void checkAddress(Kind kind, URI url) {
        if ("file".equals(url.getScheme()) && kind.isLocal()) {
            if (url.getRawPath() == null || url.getAuthority() != null || url.getQuery() != null) {
                throw new IllegalArgumentException(
                        "url " + url + " is not file:/// and an absolute path");
            }
            return;
        }
        if (kind == Kind.FOLDER) {
            throw new IllegalArgumentException("url " + url + " of a folder is not file:///");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("url " + url + " is neither http nor https");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("url " + url + " names no host");
        }
    }
}
