package io.hypervisory.index.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How one component is.
///
/// @param detail for people
/// @param lag records that it has still to do; null where that is no question or not known
public record ComponentHealth(Status status, String detail, @Nullable Long lag) {
    /// Whether it does its work, from best to worst.
    public enum Status {
        @JsonProperty("up")
        UP,
        /// It works, but something that it depends on outside does not, such as a publisher's site.
        @JsonProperty("degraded")
        DEGRADED,
        @JsonProperty("starting")
        STARTING,
        @JsonProperty("down")
        DOWN;

        /// The worse of two.
        Status or(Status other) {
            return compareTo(other) >= 0 ? this : other;
        }

        /// Whether requests are answered.
        boolean works() {
            return this == UP || this == DEGRADED;
        }
    }
}
