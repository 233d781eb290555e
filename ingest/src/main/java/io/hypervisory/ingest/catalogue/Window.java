package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What changed when: a list that answers for spans of time is read from `since` on, span by span,
/// and later from where all before it was had.
///
/// @param length of a span at most
/// @param overlap so much is asked again, for what a publisher shows later than it dates it
/// @param format of `{from}` and `{to}`, in UTC
public record Window(Duration length, Instant since, Duration overlap, DateTimeFormatter format) {
    private static final String ISO = "yyyy-MM-dd'T'HH:mm:ss.SSSxxx";
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    /// As the YAML has it.
    ///
    /// @param days the longest span, 120 when not given
    /// @param overlap a quarter of an hour when not given
    /// @param format a pattern of java.time; ISO 8601 with offset when not given
    @JsonCreator
    static Window read(
            @JsonProperty("days") @Nullable Integer days,
            @JsonProperty("since") @Nullable LocalDate since,
            @JsonProperty("overlap") @Nullable Duration overlap,
            @JsonProperty("format") @Nullable String format) {
        return new Window(
                Duration.ofDays(Checked.between("days", days, 1, 3660, 120)),
                Checked.given("since", since, "from which day on?")
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant(),
                overlap == null ? OVERLAP : overlap,
                formatter(format == null ? ISO : format));
    }

    public Window {
        if (overlap.isNegative() || overlap.compareTo(length) >= 0) {
            throw new KeyFault("overlap", "overlap " + overlap + " is not within the days");
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
        } catch (IllegalArgumentException e) {
            throw new KeyFault("format", "format " + pattern + ": " + e.getMessage(), e);
        }
    }
}
