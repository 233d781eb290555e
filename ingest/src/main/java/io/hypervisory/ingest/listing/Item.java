package io.hypervisory.ingest.listing;

import static java.util.Objects.requireNonNull;

import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A document that a source lists.
///
/// @param url its address: what it is remembered and quoted by
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
