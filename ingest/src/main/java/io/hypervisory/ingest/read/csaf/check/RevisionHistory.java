package io.hypervisory.ingest.read.csaf.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The revision history by date. Used by one thread.
final class RevisionHistory {
    private static final Comparator<Revision> BY_DATE_AND_NUMBER =
            Comparator.comparing(Revision::date).thenComparing(Revision::version);

    private final Spot spot;
    private final List<Spot> items;
    private final List<Revision> sorted = new ArrayList<>();

    /// An entry with a date and a number that can be compared.
    record Revision(Spot spot, Instant date, VersionNumber version) {}

    RevisionHistory(Spot tracking) {
        this.spot = tracking.member("revision_history");
        this.items = spot.items();
        for (Spot item : items) {
            Timestamp date = Timestamp.parse(item.text("date"));
            VersionNumber version = VersionNumber.parse(item.text("number"));
            if (date != null && version != null) {
                sorted.add(new Revision(item, date.instant(), version));
            }
        }
        sorted.sort(BY_DATE_AND_NUMBER);
    }

    Spot spot() {
        return spot;
    }

    /// As they stand in the document.
    List<Spot> items() {
        return items;
    }

    /// By date, then by number; entries that cannot be compared are left out.
    List<Revision> sorted() {
        return sorted;
    }

    /// The date of the newest entry; null when there is none.
    @Nullable Instant newest() {
        return sorted.isEmpty() ? null : sorted.getLast().date();
    }
}
