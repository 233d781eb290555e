package io.hypervisory.ingest.catalogue;

import io.hypervisory.ingest.catalogue.Source.Kind;
import java.net.URI;

/// Where sources may start.
final class Addresses {
    private Addresses() {}

    /// @throws IllegalArgumentException when no source of that kind can start there
    static void check(Kind kind, URI url) {
        if ("file".equals(url.getScheme()) && kind.isLocal()) {
            if (url.getRawPath() == null
                    || url.getAuthority() != null
                    || url.getQuery() != null
                    || url.getRawFragment() != null) {
                throw new KeyFault("url", "url " + url + " is not file:/// and an absolute path");
            }
            return;
        }
        if (kind == Kind.FOLDER) {
            throw new KeyFault("url", "url " + url + " of a folder is not file:///");
        }
        Checked.web("url", url);
    }
}
