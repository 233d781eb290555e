package io.hypervisory.index.revision;

import io.hypervisory.ingest.contract.SaidDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// A time that somebody asks for.
public sealed interface Moment {
    /// As a question writes it.
    String text();

    /// The last instant that belongs to it.
    ///
    /// @param zone where a day ends
    Instant end(ZoneId zone);

    /// A whole day, wherever whoever published lives.
    record Day(LocalDate date) implements Moment {
        @Override
        public String text() {
            return date.toString();
        }

        @Override
        public Instant end(ZoneId zone) {
            return date.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        }
    }

    record At(Instant instant) implements Moment {
        @Override
        public String text() {
            return instant.toString();
        }

        @Override
        public Instant end(ZoneId zone) {
            return instant;
        }
    }

    /// Years of four digits, so that no question leaves the calendar.
    Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:.+");

    /// @throws IllegalArgumentException saying what would do
    static Moment parse(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return new Day(LocalDate.parse(text));
            }
            if (INSTANT.matcher(text).matches()) {
                return new At(OffsetDateTime.parse(text).toInstant());
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(said(text), e);
        }
        throw new IllegalArgumentException(said(text));
    }

    private static String said(String text) {
        return "\""
                + text
                + "\" is neither a day such as 2008-03-01 nor a time with its zone such as"
                + " 2008-03-01T10:00:00Z (a + before the zone is written %2B)";
    }

    /// The publisher had published it by then. Where it names a day, a month or a year alone, that
    /// counts from its first instant.
    default boolean covers(SaidDate date) {
        return !date.instant().isAfter(end(zone(date)));
    }

    /// By our own clock; a day ends in UTC.
    default boolean covers(Instant instant) {
        return !instant.isAfter(end(ZoneOffset.UTC));
    }

    /// UTC where this JDK does not know the zone.
    static ZoneId zone(SaidDate date) {
        try {
            return ZoneId.of(date.zone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /// The day of a date in its publisher's zone.
    static LocalDate day(SaidDate date) {
        return date.instant().atZone(zone(date)).toLocalDate();
    }
}
