package io.hypervisory.enrich.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// How soon we would act on a notice, as a sum that anyone can add up. Ours, never the publisher's
/// severity.
///
/// @param points the sum of the terms' points, at least 0
/// @param sum what speaks for it and against it, the weightiest first
public record Urgency(Level level, int points, List<Term> sum) {
    public Urgency {
        sum = List.copyOf(sum);
    }

    /// From the least on.
    public enum Level {
        @JsonProperty("low")
        LOW,
        @JsonProperty("moderate")
        MODERATE,
        @JsonProperty("high")
        HIGH,
        @JsonProperty("immediate")
        IMMEDIATE
    }

    /// One term of the sum.
    ///
    /// @param because the label, score or list that it goes by: `attack/guest-to-host`, `cvss`
    /// @param points negative where it speaks against haste
    /// @param place where it stands: a JSON pointer into the content (RFC 6901)
    public record Term(String because, int points, String place) {}
}
