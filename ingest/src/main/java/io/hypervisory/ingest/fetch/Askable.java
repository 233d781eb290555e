package io.hypervisory.ingest.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Which addresses can be asked at all. What is wrong with one is no failure of any host, and takes
/// nobody's turn.
final class Askable {
    private static final int HIGHEST_PORT = 65_535;

    private Askable() {}

    /// What is wrong, without a password; null when nothing is.
    static @Nullable String fault(URI url) {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            return url + ", which is not http";
        }
        if (url.getHost() == null) {
            return withoutLogin(url) + ", which names no host";
        }
        if (url.getRawUserInfo() != null) {
            return withoutLogin(url) + ", which carries a login: it belongs into headers";
        }
        return url.getPort() == 0 || url.getPort() > HIGHEST_PORT
                ? url + ", which has no port that there is"
                : null;
    }

    private static String withoutLogin(URI url) {
        return url.toString().replaceFirst("//[^/]*@", "//");
    }
}
