package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.SaidDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds a date in running text as pages write it: `Released: January 31, 2008`, `22 June 2017`,
/// `2017/06/29`, `31.01.2008`, and a month alone, `May 2008`. Numbers with slashes and the year
/// last are left alone: nobody knows which of them is the month. Thread-safe.
public final class DateSearch {
    private static final String MONTH =
            "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
                    + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
    private static final Pattern DATE =
            Pattern.compile(
                    "(?i)(?<![\\w./-])(?:"
                            + "(?<iso>\\d{4}-\\d{1,2}-\\d{1,2}(?:[T ]\\d{1,2}:\\d{2}"
                            + "(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?)"
                            + "|(?<slashed>\\d{4}/\\d{1,2}/\\d{1,2})"
                            + "|(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})"
                            + "|(?<day2>\\d{1,2})(?:st|nd|rd|th)?[\\s-](?<month2>"
                            + MONTH
                            + ")\\.?,?[\\s-](?<year2>\\d{4})"
                            + "|(?<month3>"
                            + MONTH
                            + ")\\.?\\s(?:(?<day3>\\d{1,2})(?:st|nd|rd|th)?,?\\s)?(?<year3>\\d{4})"
                            + ")(?![\\w/-]|\\.\\d)");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private DateSearch() {}

    /// The first date that the text holds; null when there is none, or when no calendar knows it.
    ///
    /// @param assumed the zone to take when the text names none
    public static @Nullable SaidDate first(String text, ZoneId assumed) {
        Matcher date = DATE.matcher(HtmlText.folded(text));
        return date.find() ? said(date, assumed) : null;
    }

    /// The date that the text is; null when it holds more, or is none.
    ///
    /// @param assumed the zone to take when the text names none
    public static @Nullable SaidDate whole(String text, ZoneId assumed) {
        Matcher date = DATE.matcher(HtmlText.folded(text));
        return date.matches() ? said(date, assumed) : null;
    }

    private static @Nullable SaidDate said(Matcher date, ZoneId assumed) {
        SaidDate parsed = Dates.parse(iso(date), assumed);
        return parsed == null
                ? null
                : new SaidDate(
                        date.group(),
                        parsed.instant(),
                        parsed.precision(),
                        parsed.zone(),
                        parsed.zoneAssumed());
    }

    private static String iso(Matcher date) {
        if (date.group("iso") != null) {
            return date.group("iso");
        }
        if (date.group("slashed") != null) {
            return date.group("slashed").replace('/', '-');
        }
        if (date.group("year") != null) {
            return date.group("year") + "-" + date.group("month") + "-" + date.group("day");
        }
        if (date.group("year2") != null) {
            return date.group("year2")
                    + "-"
                    + month(date.group("month2"))
                    + "-"
                    + date.group("day2");
        }
        String day = date.group("day3") == null ? "" : "-" + date.group("day3");
        return date.group("year3") + "-" + month(date.group("month3")) + day;
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
    }
}
