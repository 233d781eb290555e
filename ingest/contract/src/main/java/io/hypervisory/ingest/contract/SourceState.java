package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a source fares, for anyone to see.
///
/// @param kind the catalogue's kind: `csaf`, `feed`, `mail-archive`, …
/// @param about what the catalogue says of it; null in records of before there was a catalogue of
///   vendors
/// @param firstPassDone its first complete pass is behind it; until then what it brings is history
/// @param lastSuccess end of the last pass without a failure; null before the first
/// @param failure what went wrong in the last pass; null when nothing did
/// @param listed, fetched, unchanged, failed documents of the last pass
/// @param rhythm how often it is asked, and how often it has something to say; null before the
///   first pass
public record SourceState(
        String source,
        String kind,
        String url,
        @Nullable About about,
        Health health,
        boolean firstPassDone,
        @Nullable Instant lastPass,
        @Nullable Instant lastSuccess,
        @Nullable Instant nextDue,
        @Nullable String failure,
        long listed,
        long fetched,
        long unchanged,
        long failed,
        @Nullable Rhythm rhythm) {
    /// `NEW` has not been asked yet; `PARTIAL` gave some documents and failed for others; `OFF` is
    /// in the catalogue and not asked.
    public enum Health {
        @JsonProperty("new")
        NEW,
        @JsonProperty("ok")
        OK,
        @JsonProperty("partial")
        PARTIAL,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("off")
        OFF
    }

    /// What can be had from a source at best.
    public enum Coverage {
        /// What its vendor publishes today.
        @JsonProperty("current")
        CURRENT,
        /// What was published once; nothing new comes.
        @JsonProperty("history")
        HISTORY,
        /// What others say of the vendor.
        @JsonProperty("second-hand")
        SECOND_HAND,
        /// What is written about its products, beside what it advises.
        @JsonProperty("posts")
        POSTS
    }

    /// What the catalogue says.
    ///
    /// @param vendor slug of whom it tells about; null when it tells about many
    /// @param terms a line on the terms of use; null when the catalogue has none
    /// @param unconfirmed what the catalogue assumes and nobody has seen; null when nothing
    /// @param format how its documents are read
    /// @param proof on what the format's reader was proven: so many real documents, or a
    ///   description alone; null when there is no reader yet and the bytes are only kept
    public record About(
            @Nullable String vendor,
            Coverage coverage,
            @Nullable String terms,
            @Nullable String unconfirmed,
            String format,
            @Nullable String proof) {}

    /// When it is asked and when it speaks.
    ///
    /// @param every what lies between two passes now, within the bounds that the catalogue sets
    /// @param lastThorough end of the last round in which every document was asked for; null before
    ///   the first
    /// @param roundSince begin of such a round that is under way; null when none is
    /// @param lastNews when it last brought a document that we did not have; null when it never did
    /// @param usualGap mean time between two passes with news, the newer weighing more; null before
    ///   the third
    /// @param quiet it has been silent for longer than three of its usual gaps
    /// @param failedPasses in a row
    /// @param hostRestsUntil its host wants to be left alone, or does not answer, and is not asked
    ///   before; null when it may be asked
    public record Rhythm(
            Duration every,
            @Nullable Instant lastThorough,
            @Nullable Instant roundSince,
            @Nullable Instant lastNews,
            @Nullable Duration usualGap,
            boolean quiet,
            int failedPasses,
            @Nullable Instant hostRestsUntil) {}
}
