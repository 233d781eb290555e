package io.hypervisory.index.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How one component is.
///
/// @param detail for people
/// @param lag records that it has still to do; null where that is no question or not known
public record ComponentHealth(Status status, String detail, @Nullable Long lag) {
    /// Whether it does its work.
    public enum Status {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN,
        @JsonProperty("starting")
        STARTING
    }
}
