package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.index.revision.History;
import io.hypervisory.index.revision.KeptRevision;
import io.hypervisory.index.web.page.Surroundings.RevisionLine;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words the revisions of an entry.
///
/// @param zone of our times; the publisher's have their own
record RevisionsView(History history, ZoneId zone) {
    /// The newest first.
    List<RevisionLine> lines() {
        var lines = new ArrayList<RevisionLine>();
        history.revisions().forEach(one -> lines.add(line(one)));
        Collections.reverse(lines);
        return lines;
    }

    RevisionLine line(KeptRevision one) {
        int number = one.revision();
        Integer differences = one.differences();
        return new RevisionLine(
                number,
                Words.date(one.published()),
                Words.time(one.at(), zone),
                what(one),
                differences == null ? "" : Integer.toString(differences),
                one.isWhole() ? path() + "/revisions/" + number : null,
                pair(number - 1, number));
    }

    /// To what differs between two; null when one of them is not known.
    @Nullable String pair(int before, int after) {
        return history.revision(before).isPresent() && history.revision(after).isPresent()
                ? path() + "/revisions/" + before + ".." + after
                : null;
    }

    String path() {
        return Words.entry(history.type(), history.id().toString());
    }

    private static String what(KeptRevision one) {
        Change.Kind kind = one.kind();
        Cause cause = one.cause();
        String happened = kind == null ? "" : Words.slug(Words.lower(kind).replace('_', ' '));
        String because =
                cause == null
                        ? ""
                        : switch (cause) {
                            case PUBLISHER -> "its publisher changed it";
                            case KNOWLEDGE -> "a list says something new of its CVEs";
                            case READER -> "a better reader of the same bytes";
                            case RULES -> "other rules of judgement";
                            case HISTORY -> "history, which is not news";
                        };
        String silent =
                Boolean.TRUE.equals(one.silent())
                        ? "; unannounced: version and date stayed as they were"
                        : "";
        return happened + (happened.isEmpty() || because.isEmpty() ? "" : ": ") + because + silent;
    }
}
