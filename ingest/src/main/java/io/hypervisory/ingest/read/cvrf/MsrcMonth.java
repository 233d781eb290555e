package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of Microsoft's months: an advisory for each vulnerability, and a patch for each update that
/// fixes one. Used by one thread.
final class MsrcMonth {
    private final Map<NoticeId, MsrcEntry> entries = new LinkedHashMap<>();
    private int nameless;

    /// Of several entries with one id, the one that bears it as it is counts: others are copies, as
    /// `CVE-2022-2601-M`, or say that they are not to be used.
    void take(Part vulnerability, CvrfPublisher publisher) {
        MsrcEntry entry = MsrcEntry.read(vulnerability, publisher);
        if (entry == null) {
            nameless++;
            return;
        }
        MsrcEntry before = entries.get(entry.id());
        if (before == null) {
            entries.put(entry.id(), entry);
            return;
        }
        boolean better = isExact(entry) && !isExact(before);
        MsrcEntry counts = better ? entry : before;
        MsrcEntry other = better ? before : entry;
        counts.unread().note("another entry is left out: " + other.literal());
        entries.put(counts.id(), counts);
    }

    private static boolean isExact(MsrcEntry entry) {
        return entry.literal().equals(entry.id().local());
    }

    /// @param witness of advisories
    /// @param ofUpdates of patches, the month's own
    List<Notice> notices(CvrfDocument document, Witness witness, Witness ofUpdates) {
        if (nameless > 0) {
            document.unread().note(nameless + " vulnerabilities have no id");
        }
        var notices = new ArrayList<Notice>();
        for (MsrcEntry entry : entries.values()) {
            notices.add(advisory(document, entry, witness, unread(document, entry, notices)));
        }
        SaidDate updated =
                CvrfParts.date(
                        document.tracking(),
                        "CurrentReleaseDate",
                        document.publisher().zone(),
                        document.unread());
        notices.addAll(MsrcUpdates.of(entries.values(), document.products(), updated, ofUpdates));
        return notices;
    }

    /// What was not understood of the month itself stands with its first advisory.
    private static Unread unread(CvrfDocument document, MsrcEntry entry, List<Notice> before) {
        if (before.isEmpty()) {
            document.unread().entries().forEach(entry.unread()::note);
        }
        return entry.unread();
    }

    private static AdvisoryFacts advisory(
            CvrfDocument document, MsrcEntry entry, Witness witness, Unread unread) {
        var draft = new AdvisoryDraft(entry.id(), witness, document.publisher().facts());
        String title = entry.facts().title();
        draft.alias(entry.literal())
                .title(title == null ? "" : title)
                .status(document.status())
                .severity(entry.severity())
                .published(entry.published());
        Revision newest = entry.newest();
        if (newest != null) {
            draft.version(newest.number()).updated(newest.date());
        }
        document.products().of(entry.productIds()).forEach(draft::product);
        draft.vulnerability(entry.facts());
        entry.revisions().forEach(draft::revision);
        return draft.facts(unread);
    }
}
