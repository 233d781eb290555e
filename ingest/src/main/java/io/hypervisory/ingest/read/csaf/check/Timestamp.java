package io.hypervisory.ingest.read.csaf.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A `date-time` of RFC 3339, section 5.6, read without regard to the stricter rules of CSAF 2.1: a
/// small letter, a space or a leap second does not keep two dates from being compared.
///
/// @param strict whether it keeps the rules of CSAF 2.1, section 2.3
record Timestamp(Instant instant, boolean strict) {
    private static final int SECONDS_END = 19;
    private static final int MAX_OFFSET_HOURS = 23;

    /// Null when it is none.
    static @Nullable Timestamp parse(@Nullable String text) {
        if (text == null || text.length() < SECONDS_END || !shaped(text)) {
            return null;
        }
        int zone = fractionEnd(text);
        if (zone < 0) {
            return null;
        }
        int offset = offsetSeconds(text, zone);
        if (offset == Integer.MIN_VALUE) {
            return null;
        }
        int second = number(text, 17, 19);
        boolean leap = second == 60;
        try {
            var time =
                    LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            leap ? 59 : second,
                            nanos(text, zone));
            Instant instant = time.toInstant(ZoneOffset.UTC).minusSeconds(offset - (leap ? 1L : 0));
            char last = text.charAt(text.length() - 1);
            return new Timestamp(instant, !leap && text.charAt(10) == 'T' && last != 'z');
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// `2024-01-24T10:00:00` up to the seconds.
    private static boolean shaped(String text) {
        String shape = "dddd-dd-dd-dd:dd:dd";
        for (int i = 0; i < SECONDS_END; i++) {
            char is = text.charAt(i);
            boolean right =
                    switch (shape.charAt(i)) {
                        case 'd' -> digit(is);
                        case ':' -> is == ':';
                        default -> i == 10 ? is == 'T' || is == 't' || is == ' ' : is == '-';
                    };
            if (!right) {
                return false;
            }
        }
        return true;
    }

    /// Where the zone begins; -1 when a point is followed by no digit.
    private static int fractionEnd(String text) {
        if (text.length() == SECONDS_END || text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int at = SECONDS_END + 1;
        while (at < text.length() && digit(text.charAt(at))) {
            at++;
        }
        return at == SECONDS_END + 1 ? -1 : at;
    }

    /// The least integer when there is no zone or a wrong one.
    private static int offsetSeconds(String text, int zone) {
        int length = text.length() - zone;
        if (length == 1 && (text.charAt(zone) == 'Z' || text.charAt(zone) == 'z')) {
            return 0;
        }
        boolean shaped =
                length == 6
                        && (text.charAt(zone) == '+' || text.charAt(zone) == '-')
                        && digit(text.charAt(zone + 1))
                        && digit(text.charAt(zone + 2))
                        && text.charAt(zone + 3) == ':'
                        && digit(text.charAt(zone + 4))
                        && digit(text.charAt(zone + 5));
        if (!shaped) {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, zone + 1, zone + 3);
        int minutes = number(text, zone + 4, zone + 6);
        if (hours > MAX_OFFSET_HOURS || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return text.charAt(zone) == '-' ? -seconds : seconds;
    }

    private static int nanos(String text, int zone) {
        int nanos = 0;
        for (int i = 0; i < 9; i++) {
            int at = SECONDS_END + 1 + i;
            nanos = nanos * 10 + (at < zone ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean digit(char is) {
        return is >= '0' && is <= '9';
    }
}
