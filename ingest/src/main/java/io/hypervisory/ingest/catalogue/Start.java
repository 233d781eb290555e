package io.hypervisory.ingest.catalogue;

import io.hypervisory.ingest.catalogue.Source.Kind;
import java.net.URI;

/// Where a source of a kind can start: on the web, or, where the kind allows it, at a local file.
final class Start {
    private Start() {}

    /// @throws IllegalArgumentException when no source of that kind can start there
    static void check(Kind kind, URI url) {
        if ("file".equals(url.getScheme()) && kind.isLocal()) {
            if (url.getRawPath() == null || url.getAuthority() != null || url.getQuery() != null) {
                throw new IllegalArgumentException(
                        "url " + url + " is not file:/// and an absolute path");
            }
            return;
        }
        if (kind == Kind.FOLDER) {
            throw new IllegalArgumentException("url " + url + " of a folder is not file:///");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("url " + url + " is neither http nor https");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("url " + url + " names no host");
        }
    }
}
