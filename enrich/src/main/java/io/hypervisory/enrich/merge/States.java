package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which of the publisher's states of one advisory each of its witnesses holds. A function of the
/// set of witnesses: comparing two by two could go round in a circle, since some say a version,
/// some a date and some neither.
///
/// - Of witnesses whose versions are of one numbering, those with the greatest hold the newest
///   state.
/// - Otherwise the day of the current release says how new a state is; a witness without one has
///   the latest of those with its version or an earlier one. A day more or less is the same day:
///   the publisher's clocks and ours stand in different zones.
/// - A witness that gives neither holds what was current when it was fetched: it is as new as the
///   newest state, unless it was fetched before that was published.
final class States {
    private final Collection<? extends Notice> notices;
    private final Map<Notice, LocalDate> days = new IdentityHashMap<>();
    private final @Nullable LocalDate newest;

    States(Collection<? extends Notice> notices) {
        this.notices = notices;
        for (Notice notice : notices) {
            LocalDate day = dayOfVersion(notice);
            if (day != null && !isBehind(notice)) {
                days.put(notice, day);
            }
        }
        this.newest = days.isEmpty() ? null : Collections.max(days.values());
    }

    /// Whether it holds a state that another replaced.
    boolean isOld(Notice notice) {
        if (isBehind(notice)) {
            return true;
        }
        LocalDate day = days.getOrDefault(notice, fetched(notice));
        return newest != null && day.isBefore(newest.minusDays(1));
    }

    private boolean isBehind(Notice notice) {
        return notices.stream()
                .anyMatch(other ->
                        isSameNumbering(other, notice)
                                && Newness.compareVersions(other.version(), notice.version()) > 0);
    }

    private @Nullable LocalDate dayOfVersion(Notice notice) {
        return notices.stream()
                .filter(other ->
                        other.equals(notice)
                                || isSameNumbering(other, notice)
                                        && Newness.compareVersions(
                                                        other.version(), notice.version())
                                                <= 0)
                .map(States::day)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static boolean isSameNumbering(Notice a, Notice b) {
        String numbering = Precedence.numbering(a);
        return numbering != null && numbering.equals(Precedence.numbering(b));
    }

    /// As the publisher's calendar has it; null when no day is stated.
    private static @Nullable LocalDate day(Notice notice) {
        SaidDate date = notice.currentReleaseDate();
        if (date == null
                || date.precision() == Precision.YEAR
                || date.precision() == Precision.MONTH) {
            return null;
        }
        return LocalDate.ofInstant(date.instant(), ZoneId.of(date.zone()));
    }

    private static LocalDate fetched(Notice notice) {
        Instant at = notice.witness().provenance().fetchedAt();
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
