package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Dates;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A day in English words within a line, `August 13th, 2008` or `13 August 2008`, or `2008-08-13`.
/// Numbers with slashes are left alone: who knows which is the month? Thread-safe.
final class PageDay {
    private static final String MONTH =
            "((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final Pattern WORDS =
            Pattern.compile(
                    "\\b(?:"
                            + MONTH
                            + " "
                            + DAY
                            + ",? (\\d{4})|"
                            + DAY
                            + " "
                            + MONTH
                            + ",? (\\d{4})|(\\d{4}-\\d{2}-\\d{2}))\\b");

    private PageDay() {}

    /// The first that is there, as written; null when there is none.
    ///
    /// @param line with single blanks
    static @Nullable String find(String line) {
        Matcher day = WORDS.matcher(line);
        return day.find() ? day.group() : null;
    }

    /// Null when it is no date.
    static @Nullable SaidDate parse(String said) {
        Matcher day = WORDS.matcher(said);
        if (!day.matches() || day.group(7) != null) {
            return Dates.parse(said, Dates.UTC);
        }
        boolean monthFirst = day.group(1) != null;
        String plain =
                monthFirst
                        ? day.group(1) + " " + day.group(2) + ", " + day.group(3)
                        : day.group(5) + " " + day.group(4) + ", " + day.group(6);
        SaidDate date = Dates.parse(plain, Dates.UTC);
        return date == null
                ? null
                : new SaidDate(
                        said, date.instant(), date.precision(), date.zone(), date.zoneAssumed());
    }
}
