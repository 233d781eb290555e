package io.hypervisory.ingest.fetch;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of asking for one address.
public sealed interface Retrieval {
    URI url();

    /// A full answer.
    ///
    /// @param finalUrl where redirects led; the same as `url` without any
    /// @param movedTo the target when every redirect was permanent; null otherwise
    /// @param body as served, after the transfer's compression was taken off
    record Fetched(
            URI url,
            URI finalUrl,
            @Nullable URI movedTo,
            int status,
            @Nullable String contentType,
            @Nullable String etag,
            @Nullable String lastModified,
            Instant at,
            byte[] body)
            implements Retrieval {
        /// A part of this body, as an answer that nobody gave on its own: of the time of the whole.
        public Fetched part(URI address, byte[] part) {
            return new Fetched(address, finalUrl, null, status, null, null, null, at, part);
        }

        /// The same answer, as that of another address: of the one that listed it, or of the
        /// original that a copy stands for.
        public Fetched named(URI other, @Nullable URI moved) {
            return new Fetched(
                    other, finalUrl, moved, status, contentType, etag, lastModified, at, body);
        }
    }

    record NotModified(URI url, Instant at) implements Retrieval {}

    /// The publisher answered and says that there is no such document: 404 or 410.
    record Gone(URI url, int status) implements Retrieval {}

    /// @param reason for people; names the limit or the status
    /// @param retryable asking again later may help
    /// @param status of the answer; 0 when there was none
    /// @param until the host is not to be asked before; null when it says nothing
    record Failed(URI url, String reason, boolean retryable, int status, @Nullable Instant until)
            implements Retrieval {
        public Failed(URI url, String reason, boolean retryable) {
            this(url, reason, retryable, 0, null);
        }
    }
}
