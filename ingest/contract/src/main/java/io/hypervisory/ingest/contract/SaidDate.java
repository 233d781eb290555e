package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// A date as a publisher wrote it, and the instant that we take it for.
///
/// @param said the publisher's own text
/// @param instant for [Precision#DAY] the start of that day in `zone`
/// @param zone the zone id used, `Z`, `-08:00`, `America/Los_Angeles`
/// @param zoneAssumed the text names no zone; `zone` is our assumption
public record SaidDate(
        String said, Instant instant, Precision precision, String zone, boolean zoneAssumed)
        implements Comparable<SaidDate> {
    /// How much of the instant the publisher stated.
    public enum Precision {
        @JsonProperty("year")
        YEAR,
        @JsonProperty("month")
        MONTH,
        @JsonProperty("day")
        DAY,
        @JsonProperty("time")
        TIME
    }

    public SaidDate {
        Checks.nonBlank(said, "date text");
    }

    @Override
    public int compareTo(SaidDate other) {
        return instant.compareTo(other.instant);
    }
}
