package io.hypervisory.index.web;

/// Where to listen.
///
/// @param host a name or address; loopback unless told otherwise
/// @param port 0 takes a free one
public record WebSettings(String host, int port) {
    public static final String LOOPBACK = "127.0.0.1";

    public WebSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    public static WebSettings loopback(int port) {
        return new WebSettings(LOOPBACK, port);
    }
}
