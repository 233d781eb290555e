package io.hypervisory.enrich.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// News of an advisory, patch or post: the value on `changes.v1` and, for every revision there ever
/// was, on `revisions.v1`.
///
/// @param kind what happened
/// @param entryType `advisory`, `patch` or `post`
/// @param revision the revision that it led to
/// @param hash of that revision's content
/// @param previousHash of the one before; null for revision 1
/// @param differences field by field; empty when created
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
        List<Shortened> shortened) {
    /// What happened.
    public enum Kind {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("revised")
        REVISED
    }

    public Change {
        differences = List.copyOf(differences);
        shortened = List.copyOf(shortened);
    }

    /// The whole.
    public Change(
            NoticeId id,
            Kind kind,
            String entryType,
            Cause cause,
            int revision,
            String hash,
            @Nullable String previousHash,
            Instant at,
            List<Difference> differences) {
        this(id, kind, entryType, cause, revision, hash, previousHash, at, differences, List.of());
    }
}
