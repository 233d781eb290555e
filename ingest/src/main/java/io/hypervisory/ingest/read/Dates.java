package io.hypervisory.ingest.read;

import static java.util.Map.entry;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates as publishers write them: ISO 8601 with any fraction, RFC 822 in its common forms,
/// `date` of Unix, `January 7, 2008`. What no calendar knows (31 February) and what is not
/// understood is null; nothing is guessed but the zone, and that is flagged. Thread-safe.
public final class Dates {
    /// What four digits of a year can say: searching and showing end there.
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    public static final ZoneId UTC = ZoneOffset.UTC;

    private static final int MAX_LENGTH = 100;
    private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,30}))?)?";
    private static final String ZONE = "(?:\\s*([+-]\\d{1,2}:?\\d{2}|[+-]\\d{2}|[A-Za-z]{1,5}))?";
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:(?:[Tt]|\\s+)"
                            + TIME
                            + ZONE
                            + ")?)?)?");
    private static final Pattern RFC_822 =
            Pattern.compile(
                    "(?:[A-Za-z]{2,9}\\.?\\s*,?\\s*)?(\\d{1,2})[\\s-]([A-Za-z]{3,9})\\.?[\\s-](\\d{4}|\\d{2,3})"
                            + "(?:[\\s,T]+"
                            + TIME
                            + ZONE
                            + ")?(?:\\s*\\([^)]{0,40}\\))?");
    private static final Pattern UNIX =
            Pattern.compile(
                    "[A-Za-z]{3,9},?\\s+([A-Za-z]{3,9})\\s+(\\d{1,2})\\s+"
                            + TIME
                            + ZONE
                            + "\\s+(\\d{4})");
    private static final Pattern IN_WORDS =
            Pattern.compile("([A-Za-z]{3,9})\\.?\\s+(\\d{1,2})\\s*,\\s*(\\d{4})");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Map<String, String> ZONES =
            Map.ofEntries(
                    entry("Z", "Z"),
                    entry("UT", "Z"),
                    entry("UTC", "Z"),
                    entry("GMT", "Z"),
                    entry("EST", "-05:00"),
                    entry("EDT", "-04:00"),
                    entry("CST", "-06:00"),
                    entry("CDT", "-05:00"),
                    entry("MST", "-07:00"),
                    entry("MDT", "-06:00"),
                    entry("PST", "-08:00"),
                    entry("PDT", "-07:00"),
                    entry("WET", "Z"),
                    entry("WEST", "+01:00"),
                    entry("CET", "+01:00"),
                    entry("CEST", "+02:00"),
                    entry("EET", "+02:00"),
                    entry("EEST", "+03:00"),
                    entry("MSK", "+03:00"),
                    entry("JST", "+09:00"));

    private Dates() {}

    /// @param assumed the zone to take when the text names none
    public static @Nullable SaidDate parse(@Nullable String text, ZoneId assumed) {
        if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
            return null;
        }
        String said = text.strip();
        try {
            SaidDate date = parseStripped(said, assumed);
            return date == null
                            || date.instant().isBefore(EARLIEST)
                            || date.instant().isAfter(LATEST)
                    ? null
                    : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable SaidDate parseStripped(String said, ZoneId assumed) {
        Matcher iso = ISO.matcher(said);
        if (iso.matches()) {
            return iso(said, iso, assumed);
        }
        Matcher rfc = RFC_822.matcher(said);
        if (rfc.matches()) {
            LocalDate day =
                    LocalDate.of(year(rfc.group(3)), month(rfc.group(2)), number(rfc.group(1)));
            return dated(said, day, rfc, 4, assumed);
        }
        Matcher unix = UNIX.matcher(said);
        if (unix.matches()) {
            LocalDate day =
                    LocalDate.of(
                            number(unix.group(8)), month(unix.group(1)), number(unix.group(2)));
            return dated(said, day, unix, 3, assumed);
        }
        Matcher words = IN_WORDS.matcher(said);
        if (words.matches()) {
            LocalDate day =
                    LocalDate.of(
                            number(words.group(3)), month(words.group(1)), number(words.group(2)));
            return startOf(said, day, Precision.DAY, assumed);
        }
        return null;
    }

    private static @Nullable SaidDate iso(String said, MatchResult match, ZoneId assumed) {
        int year = number(match.group(1));
        if (match.group(2) == null) {
            return startOf(said, LocalDate.of(year, 1, 1), Precision.YEAR, assumed);
        }
        int month = number(match.group(2));
        if (match.group(3) == null) {
            return startOf(said, LocalDate.of(year, month, 1), Precision.MONTH, assumed);
        }
        return dated(said, LocalDate.of(year, month, number(match.group(3))), match, 4, assumed);
    }

    /// @param at group of the hour; minute, second, fraction and zone follow
    private static @Nullable SaidDate dated(
            String said, LocalDate day, MatchResult match, int at, ZoneId assumed) {
        if (match.group(at) == null) {
            return startOf(said, day, Precision.DAY, assumed);
        }
        String named = match.group(at + 4);
        String zone = named == null ? assumed.getId() : zone(named);
        if (zone == null) {
            return null;
        }
        int second = match.group(at + 2) == null ? 0 : number(match.group(at + 2));
        boolean leap = second == 60;
        LocalTime time =
                LocalTime.of(
                        number(match.group(at)),
                        number(match.group(at + 1)),
                        leap ? 59 : second,
                        nanos(match.group(at + 3)));
        var instant = instant(LocalDateTime.of(day, time), zone);
        if (leap) {
            if (instant.getEpochSecond() % 86_400 != 86_399) {
                return null;
            }
            instant = instant.plusSeconds(1);
        }
        return new SaidDate(said, instant, Precision.TIME, zone, named == null);
    }

    /// RFC 3339 allows offsets up to 23:59, the JDK up to 18:00.
    private static Instant instant(LocalDateTime local, String zone) {
        char sign = zone.charAt(0);
        if (sign != '+' && sign != '-') {
            return local.atZone(ZoneId.of(zone)).toInstant();
        }
        LocalTime offset = LocalTime.parse(zone.substring(1));
        long seconds = offset.toSecondOfDay();
        return local.toInstant(ZoneOffset.UTC).minusSeconds(sign == '-' ? -seconds : seconds);
    }

    private static SaidDate startOf(
            String said, LocalDate day, Precision precision, ZoneId assumed) {
        return new SaidDate(
                said, day.atStartOfDay(assumed).toInstant(), precision, assumed.getId(), true);
    }

    /// Null for a zone that we do not know, since its offset would be a guess.
    private static @Nullable String zone(String named) {
        char first = named.charAt(0);
        if (first != '+' && first != '-') {
            return ZONES.get(named.toUpperCase(Locale.ROOT));
        }
        String digits = named.substring(1).replace(":", "");
        if (digits.length() == 2) {
            digits += "00";
        }
        if (digits.length() == 3) {
            digits = "0" + digits;
        }
        return digits.equals("0000")
                ? "Z"
                : first + digits.substring(0, 2) + ":" + digits.substring(2);
    }

    /// Nine digits of a fraction are kept, whatever their number.
    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : number((fraction + "00000000").substring(0, 9));
    }

    /// RFC 2822: two digits below 50 are of this century, three count from 1900.
    private static int year(String digits) {
        int year = number(digits);
        return switch (digits.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    private static int month(String name) {
        int at = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
        if (at < 0 || at % 3 != 0) {
            throw new DateTimeException("no month " + name);
        }
        return at / 3 + 1;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
