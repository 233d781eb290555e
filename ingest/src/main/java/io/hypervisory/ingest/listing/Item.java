package io.hypervisory.ingest.listing;

import static java.util.Objects.requireNonNull;

import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A document that a source lists.
///
/// @param url its address: what it is quoted by, and remembered unless it is a snapshot
/// @param format how it is read
/// @param stamp the listing's word on its version: while it stays the same, the document need not
///   be asked for; null when the listing does not say
/// @param way how it is had
public record Item(URI url, String format, @Nullable String stamp, Way way) {
    public Item {
        requireNonNull(url, "url");
        requireNonNull(format, "format");
        requireNonNull(way, "way");
    }

    /// How a document is had.
    public sealed interface Way {
        /// By asking.
        ///
        /// @param request for its address, or for a copy of it elsewhere
        /// @param check what its bytes must stand; null when nothing
        record Ask(Request request, @Nullable Check check) implements Way {}

        /// It came with the listing, as an entry of a zip does.
        record Here(Fetched fetched) implements Way {}

        /// By asking for what may not be there; that it is not is no fault.
        record Probe(Request request) implements Way {}

        /// By asking an archive for what the address once answered. Several snapshots are versions
        /// of one document, and none of them ever changes: each is remembered by its own address,
        /// and asked for until it is had.
        ///
        /// @param request for the snapshot
        record Snapshot(Request request) implements Way, Check {
            /// An archive that lacks a snapshot leads to another one, or out of itself.
            @Override
            public Verdict look(Fetched fetched) {
                return Wayback.taken(fetched.finalUrl()) == null
                        ? new Verdict.Refused(
                                "led to " + fetched.finalUrl() + ", no snapshot", true)
                        : new Verdict.Fine();
            }
        }
    }

    /// What it is remembered by between passes.
    public String key() {
        return way instanceof Way.Snapshot(Request request)
                ? request.url().toString()
                : url.toString();
    }

    /// An answer as that of this document: when it is a snapshot's, of the time when that was
    /// taken, so that the newest version is the newest whatever the order in which they come.
    ///
    /// @param movedTo where it stands for good; null when here
    public Fetched document(Fetched answer, @Nullable URI movedTo) {
        Instant taken = way instanceof Way.Snapshot ? Wayback.taken(answer.finalUrl()) : null;
        Fetched named = answer.named(url, taken == null ? movedTo : null);
        return taken == null
                ? named
                : new Fetched(
                        url,
                        named.finalUrl(),
                        null,
                        named.status(),
                        named.contentType(),
                        named.etag(),
                        named.lastModified(),
                        taken,
                        named.body());
    }

    /// Once had, it need never be asked for again.
    public boolean isLasting() {
        return way instanceof Way.Snapshot;
    }

    /// Looks whether bytes are what their publisher meant, and ours to keep. May ask for hashes and
    /// signatures. Thread-safe.
    public interface Check {
        Verdict look(Fetched fetched);
    }

    /// What a check found.
    public sealed interface Verdict {
        record Fine() implements Verdict {}

        /// It is kept all the same.
        ///
        /// @param reason what could not be checked, for people
        record Doubtful(String reason) implements Verdict {}

        /// It is not kept.
        ///
        /// @param retryable asking again later may bring what can be kept
        record Refused(String reason, boolean retryable) implements Verdict {}
    }

    /// A document at its own address.
    public static Item at(Request request, String format, @Nullable String stamp) {
        return new Item(request.url(), format, stamp, new Way.Ask(request, null));
    }
}
