package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One revision of an entry, without its record.
///
/// @param at when we wrote it
/// @param cause, kind null for revision 1 when only its time is known
/// @param silent see [Change#silent]
/// @param differences how many it made; null where none were told: for a created entry, or when
///   nobody could tell
/// @param hash of its content; null when that was not kept
/// @param dates the publisher's; null when the record as it stood was not kept
public record KeptRevision(
        int revision,
        Instant at,
        @Nullable Cause cause,
        Change.@Nullable Kind kind,
        @Nullable Boolean silent,
        @Nullable Integer differences,
        @Nullable String hash,
        @Nullable PublisherDates dates) {

    /// The record as it stood can be had.
    public boolean isWhole() {
        return dates != null;
    }

    /// When its publisher published this state; null where that is not known.
    public @Nullable SaidDate published() {
        return dates == null ? null : dates.current();
    }

    /// What the newest record itself tells.
    static KeptRevision newest(Entry entry) {
        var lineage = entry.lineage();
        return new KeptRevision(
                lineage.revision(),
                lineage.changedAt(),
                lineage.cause(),
                lineage.revision() == 1 ? Change.Kind.CREATED : null,
                null,
                null,
                lineage.hash(),
                PublisherDates.of(entry));
    }

    /// What the newest record tells of revision 1.
    static KeptRevision first(Entry newest) {
        return new KeptRevision(
                1, newest.lineage().firstSeen(), null, Change.Kind.CREATED, null, null, null, null);
    }

    /// The same, of which the record is known.
    KeptRevision with(PublisherDates dates) {
        return new KeptRevision(revision, at, cause, kind, silent, differences, hash, dates);
    }
}
