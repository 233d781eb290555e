package io.hypervisory.index.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/// The time that a date text means: a year, a month, a day of a zone, or one millisecond.
///
/// @param until excluded
record DatePeriod(Instant from, Instant until) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// Empty when the text is none of `2008`, `2008-03`, `2008-03-20`, `2008-03-20T10:00:00Z`.
    ///
    /// @param zone whose days are meant
    static Optional<DatePeriod> parse(String text, ZoneId zone) {
        try {
            DatePeriod period =
                    switch (text.length()) {
                        case 4 -> {
                            LocalDate first = Year.parse(text).atDay(1);
                            yield days(first, first.plusYears(1), zone);
                        }
                        case 7 -> {
                            LocalDate first = YearMonth.parse(text).atDay(1);
                            yield days(first, first.plusMonths(1), zone);
                        }
                        case 10 -> {
                            LocalDate day = LocalDate.parse(text);
                            yield days(day, day.plusDays(1), zone);
                        }
                        default -> {
                            Instant at = OffsetDateTime.parse(text).toInstant();
                            yield new DatePeriod(at, at.plusMillis(1));
                        }
                    };
            return period.until().isAfter(LATEST) || period.from().isBefore(EARLIEST)
                    ? Optional.empty()
                    : Optional.of(period);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DatePeriod days(LocalDate from, LocalDate until, ZoneId zone) {
        return new DatePeriod(
                from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant());
    }
}
