package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Days as the bulletins' pages write them, in any language in which they came out: `Tuesday,
/// January 08, 2008`, `Dienstag, 8. Januar 2008`, `08.01.2008`, `2008 年 1 月 8 日`. Thread-safe.
final class PageDates {
    /// The pages name no zone; Microsoft's days are Redmond's.
    static final ZoneId REDMOND = ZoneId.of("America/Los_Angeles");

    private static final int LONGEST = 200;
    private static final List<String> LANGUAGES =
            List.of(
                    "en", "de", "de-AT", "es", "fr", "it", "pt", "nl", "da", "sv", "nb", "fi", "pl",
                    "cs", "hu", "tr", "ru", "el");
    private static final Map<String, Integer> MONTHS = months();

    private static final Pattern YEAR_FIRST =
            Pattern.compile(
                    "(?<!\\d)(\\d{4})\\s{0,3}[-年년./]\\s{0,3}(\\d{1,2})\\s{0,3}[-月월./]\\s{0,3}(\\d{1,2})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(?<!\\d)(\\d{1,2})\\s?(?:\\.|st|nd|rd|th|er|º)?\\s{0,3}(?:de\\s|of\\s)?\\s{0,3}"
                            + "(\\p{L}[\\p{L}\\p{M}]{1,15})\\.?,?\\s{0,3}(?:de\\s)?\\s{0,3}(\\d{4})(?!\\d)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(?<!\\p{L})(\\p{L}[\\p{L}\\p{M}]{1,15})\\.?\\s{0,3}(\\d{1,2})(?:st|nd|rd|th)?\\s{0,3},?\\s{0,3}(\\d{4})(?!\\d)");
    private static final Pattern HUNGARIAN =
            Pattern.compile(
                    "(?<!\\d)(\\d{4})\\.\\s{0,3}(\\p{L}{2,15})\\.?\\s{0,3}(\\d{1,2})(?!\\d)");
    private static final Pattern FIGURES =
            Pattern.compile("(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d])");

    private PageDates() {}

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style :
                        List.of(
                                TextStyle.FULL,
                                TextStyle.FULL_STANDALONE,
                                TextStyle.SHORT,
                                TextStyle.SHORT_STANDALONE)) {
                    months.putIfAbsent(
                            folded(month.getDisplayName(style, locale)), month.getValue());
                }
            }
        }
        return Map.copyOf(months);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[.\\s]+$", "");
    }

    /// The first day that a short text names; null when it names none that a calendar knows.
    ///
    /// @param english figures between slashes are month, day and year
    static @Nullable SaidDate in(String text, boolean english) {
        String said = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (said.length() > LONGEST || said.isEmpty()) {
            return null;
        }
        LocalDate day = day(said, english);
        return day == null
                ? null
                : new SaidDate(
                        said,
                        day.atStartOfDay(REDMOND).toInstant(),
                        Precision.DAY,
                        REDMOND.getId(),
                        true);
    }

    private static @Nullable LocalDate day(String said, boolean english) {
        MatchResult found = first(YEAR_FIRST, said);
        if (found != null) {
            return of(found.group(1), number(found.group(2)), found.group(3));
        }
        found = first(DAY_FIRST, said);
        if (found != null && month(found.group(2)) > 0) {
            return of(found.group(3), month(found.group(2)), found.group(1));
        }
        found = first(MONTH_FIRST, said);
        if (found != null && month(found.group(1)) > 0) {
            return of(found.group(3), month(found.group(1)), found.group(2));
        }
        found = first(HUNGARIAN, said);
        if (found != null && month(found.group(2)) > 0) {
            return of(found.group(1), month(found.group(2)), found.group(3));
        }
        found = first(FIGURES, said);
        return found == null ? null : figures(found, english);
    }

    /// Points stand behind the day. Slashes stand behind the day too but in English; where both
    /// numbers can be the month, only an English label tells.
    private static @Nullable LocalDate figures(MatchResult found, boolean english) {
        int first = number(found.group(1));
        int second = number(found.group(3));
        boolean points = found.group(2).equals(".");
        if (!points && !english && first <= 12 && second <= 12 && first != second) {
            return null;
        }
        boolean monthFirst = !points && (second > 12 || (english && first <= 12));
        String year = found.group(4).length() == 2 ? "20" + found.group(4) : found.group(4);
        return monthFirst ? of(year, first, found.group(3)) : of(year, second, found.group(1));
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(folded(name), 0);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static @Nullable MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElse(null);
    }

    private static @Nullable LocalDate of(String year, int month, String day) {
        try {
            return number(year) == 0 ? null : LocalDate.of(number(year), month, number(day));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
