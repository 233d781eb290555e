package io.hypervisory.ingest.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a source publishes, with what is particular to it.
public sealed interface Way {
    /// As the catalogue names it.
    default Source.Kind kind() {
        return switch (this) {
            case Feed _ -> Source.Kind.FEED;
            case Csaf _ -> Source.Kind.CSAF;
            case CsafAggregator _ -> Source.Kind.CSAF_AGGREGATOR;
            case MailArchive _ -> Source.Kind.MAIL_ARCHIVE;
            case JsonList _ -> Source.Kind.JSON_LIST;
            case PageList _ -> Source.Kind.PAGE_LIST;
            case Sitemap _ -> Source.Kind.SITEMAP;
            case ArchivedSite _ -> Source.Kind.ARCHIVED_SITE;
            case Mbox _ -> Source.Kind.MBOX;
            case BulkFile _ -> Source.Kind.BULK_FILE;
            case Folder _ -> Source.Kind.FOLDER;
            case EsxiDepot _ -> Source.Kind.ESXI_DEPOT;
            case Updateinfo _ -> Source.Kind.UPDATEINFO;
        };
    }

    /// An RSS, Atom or JSON feed.
    ///
    /// @param pages what its entries link to is taken too
    record Feed(boolean pages) implements Way {}

    /// A CSAF provider (CSAF 2.0 section 7).
    ///
    /// @param tlp labels of what is taken; the rest is for others to see
    record Csaf(Set<Tlp> tlp, Verify verify) implements Way {
        /// What everybody may see, checked where the provider says by what.
        public static final Csaf STANDARD =
                new Csaf(Set.of(Tlp.WHITE, Tlp.UNLABELED), Verify.LISTED);

        public Csaf {
            tlp = Set.copyOf(tlp);
            requireNonNull(verify, "verify");
            if (tlp.isEmpty()) {
                throw new KeyFault("tlp", "tlp names no label, so nothing is taken");
            }
        }

        /// Whether a label is of those that are taken.
        ///
        /// @param label as a publisher writes it; null when it gives none
        public boolean takes(@Nullable String label) {
            Tlp known = Tlp.of(label);
            return known != null && tlp.contains(known);
        }
    }

    /// A list of CSAF providers, as an aggregator or a lister publishes it.
    ///
    /// @param each how each of them is taken
    record CsafAggregator(Csaf each) implements Way {}

    /// A Mailman 2 (pipermail) archive.
    record MailArchive(MailRules rules) implements Way {}

    /// A list in JSON.
    record JsonList(ListRule rule) implements Way {}

    /// A list in HTML.
    record PageList(PageRule rule) implements Way {}

    /// A sitemap, or an index of them.
    record Sitemap(SitemapRule rule) implements Way {}

    /// A site that a web archive remembers.
    record ArchivedSite(ArchiveRule rule) implements Way {}

    /// A mailbox: messages one after the other, each begun by a line `From `. Each is a document.
    record Mbox() implements Way {}

    /// A file that holds documents: a zip or tar of them, or one document, compressed or not.
    record BulkFile(BulkRules rules) implements Way {}

    /// A folder of the machine that the crawler runs on.
    record Folder(FolderRules rules) implements Way {}

    /// A depot of ESXi patches.
    record EsxiDepot(DepotRules rules) implements Way {}

    /// The errata of a yum repository.
    record Updateinfo() implements Way {}

    /// Who may see a document (Traffic Light Protocol 1 and 2).
    enum Tlp {
        /// Everybody. TLP 2 calls it CLEAR.
        @JsonAlias("CLEAR")
        WHITE,
        GREEN,
        AMBER,
        @JsonProperty("AMBER+STRICT")
        AMBER_STRICT,
        RED,
        /// Its publisher does not say.
        UNLABELED;

        /// Null when it is a word of no TLP.
        static @Nullable Tlp of(@Nullable String label) {
            if (label == null || label.isBlank()) {
                return UNLABELED;
            }
            String word = label.strip().toUpperCase(Locale.ROOT).replaceFirst("^TLP:\\s*", "");
            return switch (word) {
                case "WHITE", "CLEAR" -> WHITE;
                case "GREEN" -> GREEN;
                case "AMBER" -> AMBER;
                case "AMBER+STRICT" -> AMBER_STRICT;
                case "RED" -> RED;
                case "UNLABELED" -> UNLABELED;
                default -> null;
            };
        }
    }

    /// What a document's hashes and its signature count for. Nowhere is one kept that contradicts
    /// them.
    enum Verify {
        /// They are not asked for.
        @JsonProperty("none")
        NONE,
        /// Those are asked for that the listing names, and those that a trusted provider must have.
        /// A document that lacks them, or whose key is not to be had, is kept, and that is said.
        @JsonProperty("listed")
        LISTED,
        /// Each document must have a hash and a signature, and stand both.
        @JsonProperty("required")
        REQUIRED
    }
}
