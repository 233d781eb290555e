package io.hypervisory.ingest.fetch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An HTTP proxy to ask through, or that none is to be used. `toString` never shows the password.
///
/// @param host null for "ask directly, whatever the process says"
public record Proxy(
        @Nullable String host, int port, @Nullable String user, @Nullable String password) {
    /// Asks directly.
    public static final Proxy NONE = new Proxy(null, 0, null, null);

    /// As `HTTPS_PROXY` writes it: `http://user:password@host:port`, percent-encoded where needed;
    /// `none` for no proxy.
    ///
    /// @throws IllegalArgumentException saying what is wrong, without the password
    public static Proxy parse(String text) {
        if (text.strip().equals("none")) {
            return NONE;
        }
        URI url;
        try {
            url = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the proxy is no URL");
        }
        if (url.getHost() == null || !"http".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                    "the proxy must be http://[user:password@]host:port");
        }
        String login = url.getRawUserInfo();
        int colon = login == null ? -1 : login.indexOf(':');
        return new Proxy(
                url.getHost(),
                url.getPort() < 0 ? 80 : url.getPort(),
                login == null ? null : decoded(colon < 0 ? login : login.substring(0, colon)),
                login == null || colon < 0 ? null : decoded(login.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host == null ? "none" : (user == null ? "" : user + "@") + host + ":" + port;
    }
}
