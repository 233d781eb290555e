package io.hypervisory.enrich.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// News of an advisory, patch or post: the value on `changes.v1` and, for every revision there ever
/// was, on `revisions.v1`.
///
/// On `changes.v1` it is told once and never again. On `revisions.v1` a revision that a newer one
/// replaces is written once more, with the record as it stood then, so that the state at any time
/// can be asked for; the newest stands on the topic of its kind.
///
/// @param kind what happened
/// @param entryType `advisory`, `patch` or `post`
/// @param revision the revision that it led to
/// @param hash of that revision's content
/// @param previousHash of the one before; null for revision 1
/// @param differences field by field; empty when created
/// @param silent the publisher changed what it says and left its version and its date as they were;
///   null where that cannot be told, since it gives neither, or the change is not its own
/// @param entry the record as it stood at this revision; null on `changes.v1`, and on
///   `revisions.v1` while the revision is the newest
/// @param shortened where lines or text are missing; empty when this is the whole
public record Change(
        NoticeId id,
        Kind kind,
        String entryType,
        Cause cause,
        int revision,
        String hash,
        @Nullable String previousHash,
        Instant at,
        List<Difference> differences,
        @Nullable Boolean silent,
        @Nullable Entry entry,
        List<Shortened> shortened) {
    /// What happened.
    public enum Kind {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("revised")
        REVISED,
        /// The publisher takes it back.
        @JsonProperty("withdrawn")
        WITHDRAWN,
        /// One of its CVEs came into a catalogue of known exploited vulnerabilities.
        @JsonProperty("newly-exploited")
        NEWLY_EXPLOITED
    }

    public Change {
        differences = List.copyOf(differences);
        shortened = List.copyOf(shortened);
    }

    /// The whole, as `changes.v1` tells it.
    public Change(
            NoticeId id,
            Kind kind,
            String entryType,
            Cause cause,
            int revision,
            String hash,
            @Nullable String previousHash,
            Instant at,
            List<Difference> differences,
            @Nullable Boolean silent) {
        this(
                id,
                kind,
                entryType,
                cause,
                revision,
                hash,
                previousHash,
                at,
                differences,
                silent,
                null,
                List.of());
    }

    /// With the record as it stood at this revision, for `revisions.v1`.
    public Change with(Entry stood) {
        return new Change(
                id,
                kind,
                entryType,
                cause,
                revision,
                hash,
                previousHash,
                at,
                differences,
                silent,
                stood,
                shortened);
    }
}
