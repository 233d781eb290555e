package io.hypervisory.index.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/// The time that a date text means: a year, a month, a day of UTC, or one millisecond.
///
/// @param until excluded
record DatePeriod(Instant from, Instant until) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// Empty when the text is none of `2008`, `2008-03`, `2008-03-20`, `2008-03-20T10:00:00Z`.
    static Optional<DatePeriod> parse(String text) {
        try {
            DatePeriod period =
                    switch (text.length()) {
                        case 4 -> {
                            LocalDate first = Year.parse(text).atDay(1);
                            yield days(first, first.plusYears(1));
                        }
                        case 7 -> {
                            LocalDate first = YearMonth.parse(text).atDay(1);
                            yield days(first, first.plusMonths(1));
                        }
                        case 10 -> {
                            LocalDate day = LocalDate.parse(text);
                            yield days(day, day.plusDays(1));
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

    private static DatePeriod days(LocalDate from, LocalDate until) {
        return new DatePeriod(
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                until.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
