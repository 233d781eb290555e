package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.HtmlText;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates of VMware's pages, which are American in figures (`10/08/2007`) and of many forms in
/// words: `15 JUL 2025`, `July 15 2025`, `20-Feb-2008`. What follows the date is left alone.
/// Thread-safe.
final class EsxDates {
    private static final Pattern FIGURES =
            Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("([A-Za-z]{3,9})\\.? ?(\\d{1,2})(?:st|nd|rd|th)? ?,? ?(\\d{4})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[ -]([A-Za-z]{3,9})[., -]{1,2}(\\d{4})(?!\\d)");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?!\\d)");

    private EsxDates() {}

    /// Null when the text does not begin with a date.
    static @Nullable SaidDate parse(String text, ZoneId zone) {
        String said = HtmlText.folded(text);
        SaidDate whole = Dates.parse(said, zone);
        if (whole != null) {
            return whole;
        }
        Matcher iso = ISO.matcher(said);
        SaidDate date = Dates.parse(iso.lookingAt() ? iso.group() : rewritten(said), zone);
        return date == null
                ? null
                : new SaidDate(
                        said, date.instant(), date.precision(), date.zone(), date.zoneAssumed());
    }

    private static String rewritten(String said) {
        Matcher figures = FIGURES.matcher(said);
        if (figures.lookingAt()) {
            String year = figures.group(3);
            return (year.length() == 2 ? "20" + year : year)
                    + "-"
                    + figures.group(1)
                    + "-"
                    + figures.group(2);
        }
        Matcher month = MONTH_FIRST.matcher(said);
        if (month.lookingAt()) {
            return month.group(1) + " " + month.group(2) + ", " + month.group(3);
        }
        Matcher day = DAY_FIRST.matcher(said);
        return day.lookingAt() ? day.group(2) + " " + day.group(1) + ", " + day.group(3) : "";
    }
}
