package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Notice;
import java.util.Comparator;
import java.util.List;

/// Whose word counts where witnesses of one advisory or patch differ, by the document's format;
/// among equals by the witness key. The one place that says so.
///
/// - A patch's own document comes before an advisory that names the patch: only the one states its
///   day, builds and restart, the other passes on what it needs.
/// - What the publisher writes for machines comes before what it writes for people, since nothing
///   in it is guessed from a layout; of two such formats the one that holds more.
/// - A page comes before a mail: it is kept up to date, with its tables as tables.
/// - What holds the whole text comes before a row or an item of a list, which is an extract, and
///   those before feeds, which are the extract of an extract.
final class Precedence {
    private static final List<String> FORMATS =
            List.of(
                    // a patch's own
                    "esxi-depot",
                    "esx-patch-page",
                    "esx-release-notes",
                    "readykernel",
                    "openvz-kernel",
                    "release-page",
                    // for machines
                    "csaf",
                    "cvrf",
                    "msrc-cvrf",
                    "updateinfo",
                    "oval",
                    "vzlsa",
                    // for people, the whole text
                    "vmsa-page",
                    "ms-bulletin-page",
                    "oracle-cpu",
                    "ctx-page",
                    "xsa",
                    "vza-page",
                    "vmsa-mail",
                    "proxmox-thread",
                    "virtuozzo-kb",
                    // rows and items of lists
                    "ms-bulletins",
                    "xsa-list",
                    "broadcom-list",
                    // feeds and blogs
                    "advisory-feed",
                    "feed",
                    "page");

    static final Comparator<Notice> ORDER =
            Comparator.comparingInt(Precedence::rank)
                    .thenComparing(notice -> notice.witness().key());

    private Precedence() {}

    /// A format that is not listed comes last.
    private static int rank(Notice notice) {
        int at = FORMATS.indexOf(notice.witness().provenance().format());
        return at < 0 ? FORMATS.size() : at;
    }
}
