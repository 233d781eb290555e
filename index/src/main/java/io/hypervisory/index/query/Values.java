package io.hypervisory.index.query;

import io.hypervisory.ingest.contract.product.ComparableVersion;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the values of fields, and says in words what is wrong with one. For one query.
///
/// @param zone of the days that dates mean
record Values(ZoneId zone) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern AGE = Pattern.compile("(\\d{1,4})([hdwmyHDWMY])");

    /// @throws IllegalArgumentException as all of these when it is none
    DatePeriod date(String text) {
        return DatePeriod.parse(text, zone)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                quoted(text)
                                        + " is not a date; write 2008, 2008-03, 2008-03-20 or"
                                        + " \"2008-03-20T10:00:00Z\""));
    }

    static String year(String text) {
        return checked(text, text.matches("\\d{4}"), " is not a year of four digits");
    }

    static String truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return checked(lower, lower.matches("true|false"), " is neither true nor false");
    }

    static String number(String text) {
        return checked(text, NUMBER.matcher(text).matches(), " is not a number as 7 or 7.5");
    }

    /// As it is written, its unit in small letters.
    static String age(String text) {
        return checked(
                text.toLowerCase(Locale.ROOT),
                AGE.matcher(text).matches(),
                " is not an age; write a number with h, d, w, m or y: 30d");
    }

    /// A platform, or one build of it behind an at sign.
    static Clause affects(String text) {
        int at = text.indexOf('@');
        Platform platform = Platform.parse(at < 0 ? text : text.substring(0, at));
        if (at < 0) {
            return new Clause.Affects(platform, null);
        }
        Optional<ComparableVersion> version =
                ComparableVersion.of(platform.id(), text.substring(at + 1));
        return new Clause.Affects(
                platform,
                version.orElseThrow(() ->
                        new IllegalArgumentException(
                                quoted(text.substring(at + 1))
                                        + " is no version that "
                                        + platform.id()
                                        + " is known to have")));
    }

    private static String checked(String text, boolean isRight, String otherwise) {
        if (!isRight) {
            throw new IllegalArgumentException(quoted(text) + otherwise);
        }
        return text;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
