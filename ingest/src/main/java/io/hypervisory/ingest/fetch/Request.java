package io.hypervisory.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What to ask for, and how. Of an address at another origin than the manners' it never has the
/// headers that are meant for that one, whoever made it: a listing names documents of others, and
/// what moved is asked for where it went.
///
/// @param body sent as JSON with POST; null sends none
/// @param etag, lastModified validators of the last full answer; null asks unconditionally
public record Request(
        URI url,
        String method,
        @Nullable String body,
        @Nullable String etag,
        @Nullable String lastModified,
        Manners manners) {
    public Request {
        requireNonNull(url, "url");
        requireNonNull(manners, "manners");
        URI origin = manners.origin();
        if (origin != null && !Hosts.isSameOrigin(origin, url)) {
            manners = manners.toOtherOrigin();
        }
    }

    /// Unconditionally, with GET.
    public static Request of(URI url, Manners manners) {
        return new Request(url, "GET", null, null, null, manners);
    }

    public static Request post(URI url, String body, Manners manners) {
        return new Request(url, "POST", body, null, null, manners);
    }

    /// Unless it is still the same.
    public Request unless(@Nullable String etag, @Nullable String lastModified) {
        return new Request(url, method, body, etag, lastModified, manners);
    }

    /// Without what only the source's own origin is to see: keys stand in headers. For redirects,
    /// which keep the address that was asked for.
    Request toOtherOrigin() {
        return new Request(url, method, body, etag, lastModified, manners.toOtherOrigin());
    }

    public Request at(URI other) {
        return new Request(other, method, body, etag, lastModified, manners);
    }
}
