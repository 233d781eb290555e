package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose word counts where witnesses of one advisory or patch differ. The one place that says so.
///
/// Of an advisory's witnesses that hold its whole text, those lead that hold its newest state; see
/// [States] for how that is told. Among those that hold the same state, and of patches and posts,
/// the document's format decides, and among equals the witness key. What the first leaves open the
/// next one fills.
///
/// - A patch's own document comes before an advisory that names the patch: only the one states its
///   day, builds and restart, the other passes on what it needs.
/// - What the publisher writes for machines comes before what it writes for people, since nothing
///   in it is guessed from a layout; of two such formats the one that holds more.
/// - A page comes before a mail: it is kept up to date, with its tables as tables.
/// - What holds the whole text comes before a row or an item of a list, which is an extract, and
///   those before feeds, which are the extract of an extract: however new, they never lead it.
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

    /// By format, then witness key.
    static final Comparator<Notice> ORDER =
            Comparator.comparingInt(Precedence::rank)
                    .thenComparing(notice -> notice.witness().key());

    private static final int FIRST_EXTRACT = FORMATS.indexOf("ms-bulletins");

    /// Formats that count a document's versions by themselves, whatever the notice in it has.
    private static final Set<String> WITH_NUMBERS_OF_THEIR_OWN =
            Set.of("csaf", "cvrf", "msrc-cvrf", "updateinfo", "oval", "vzlsa");

    private Precedence() {}

    /// The newest notices of all witnesses of one id, the one that leads first. Depends on the set
    /// alone.
    static List<Notice> sorted(Collection<? extends Notice> notices) {
        var sorted = new ArrayList<Notice>(notices);
        sorted.sort(ORDER);
        if (!(sorted.getFirst() instanceof AdvisoryFacts) || sorted.size() == 1) {
            return sorted;
        }
        int texts = 0;
        while (texts < sorted.size() && rank(sorted.get(texts)) < FIRST_EXTRACT) {
            texts++;
        }
        List<Notice> whole = sorted.subList(0, texts);
        var states = new States(whole);
        whole.sort(Comparator.comparing(states::isOld));
        return sorted;
    }

    /// Whose versions can be compared with those of others of the same numbering; null when it has
    /// none.
    static @Nullable String numbering(Notice notice) {
        String version = notice.version();
        if (version == null) {
            return null;
        }
        String format = notice.witness().provenance().format();
        String publisher = WITH_NUMBERS_OF_THEIR_OWN.contains(format) ? format : "";
        return publisher + version.replaceAll("\\d+", "0");
    }

    /// A format that is not listed comes last.
    private static int rank(Notice notice) {
        int at = FORMATS.indexOf(notice.witness().provenance().format());
        return at < 0 ? FORMATS.size() : at;
    }
}
