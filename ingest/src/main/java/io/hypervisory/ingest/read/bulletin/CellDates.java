package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Days in cells of a list: Excel's number of a day, `11-11-08` and `1/12/2016` with the month
/// first, also behind the code of a locale, and `20170314`. Thread-safe.
final class CellDates {
    /// What Excel counts from, with the day that its calendar has too many.
    private static final LocalDate BEFORE_FIRST = LocalDate.of(1899, 12, 30);

    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.\\d{1,12})?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ].{1,20})?");
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(?:\\[\\$[^\\]]{1,20}])?(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})(?:\\s.{1,20})?");

    private CellDates() {}

    /// Null when the cell holds no day that a calendar knows.
    static @Nullable SaidDate parse(String cell) {
        try {
            LocalDate day = day(cell);
            return day == null
                    ? null
                    : new SaidDate(
                            cell,
                            day.atStartOfDay(PageDates.REDMOND).toInstant(),
                            Precision.DAY,
                            PageDates.REDMOND.getId(),
                            true);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String cell) {
        Matcher serial = SERIAL.matcher(cell);
        if (serial.matches()) {
            return BEFORE_FIRST.plusDays(number(serial.group(1)));
        }
        Matcher year = YEAR_FIRST.matcher(cell);
        if (year.matches()) {
            return of(year.group(1), year.group(2), year.group(3));
        }
        Matcher month = MONTH_FIRST.matcher(cell);
        if (!month.matches()) {
            return null;
        }
        String said = month.group(3);
        String full = said.length() == 4 ? said : (number(said) < 90 ? "20" : "19") + said;
        return of(full, month.group(1), month.group(2));
    }

    private static @Nullable LocalDate of(String year, String month, String day) {
        return number(year) == 0 ? null : LocalDate.of(number(year), number(month), number(day));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
