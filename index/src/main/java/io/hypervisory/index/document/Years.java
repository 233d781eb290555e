package io.hypervisory.index.document;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The year in which something first came out, in its publisher's zone.
final class Years {
    private Years() {}

    /// Of a patch without a day the year stands in its id, if it is of a round.
    static @Nullable String of(NoticeId patch, @Nullable SaidDate date) {
        YearMonth round = PatchRound.of(patch);
        return date == null && round != null ? Integer.toString(round.getYear()) : of(date);
    }

    static @Nullable String of(@Nullable SaidDate date) {
        if (date == null) {
            return null;
        }
        try {
            return Integer.toString(date.instant().atZone(ZoneId.of(date.zone())).getYear());
        } catch (DateTimeException e) {
            // a zone that this JDK does not know
            return date.said().isEmpty() ? null : date.instant().toString().substring(0, 4);
        }
    }
}
