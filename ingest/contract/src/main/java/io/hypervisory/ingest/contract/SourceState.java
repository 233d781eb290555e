package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a source fares, for anyone to see.
///
/// @param kind the catalogue's kind: `csaf`, `feed`, `mail-archive`
/// @param firstPassDone its first complete pass is behind it; until then what it brings is history
/// @param lastSuccess end of the last pass without a failure; null before the first
/// @param failure what went wrong in the last pass; null when nothing did
/// @param listed, fetched, unchanged, failed documents of the last pass
public record SourceState(
        String source,
        String kind,
        String url,
        Health health,
        boolean firstPassDone,
        @Nullable Instant lastPass,
        @Nullable Instant lastSuccess,
        @Nullable Instant nextDue,
        @Nullable String failure,
        long listed,
        long fetched,
        long unchanged,
        long failed) {
    /// `NEW` has not been asked yet; `PARTIAL` gave some documents and failed for others.
    public enum Health {
        @JsonProperty("new")
        NEW,
        @JsonProperty("ok")
        OK,
        @JsonProperty("partial")
        PARTIAL,
        @JsonProperty("failed")
        FAILED
    }
}
