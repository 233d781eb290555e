package io.hypervisory.enrich.judgement.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Yes, no, or nobody says. Silence is not no.
public enum Answer {
    @JsonProperty("yes")
    YES,
    @JsonProperty("no")
    NO,
    @JsonProperty("unknown")
    UNKNOWN;

    public static Answer of(@Nullable Boolean stated) {
        return stated == null ? UNKNOWN : stated ? YES : NO;
    }
}
