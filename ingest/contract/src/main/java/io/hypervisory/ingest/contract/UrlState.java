package io.hypervisory.ingest.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What we remember of an address between passes.
///
/// @param etag, lastModified validators of the last full 200, as the server wrote them; null when
///   it sent none
/// @param sha256 of the last body that was stored; null when none was
/// @param movedTo where a permanent redirect led; null when none did
/// @param stamp the listing's word on the version that we have; null when the listing did not say
/// @param fault what was wrong with the last answer: the next question is then unconditional; null
///   when nothing was
public record UrlState(
        String source,
        String url,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String sha256,
        Instant lastAsked,
        @Nullable String movedTo,
        @Nullable String stamp,
        @Nullable String fault) {
    public String key() {
        return source + " GET " + url;
    }
}
