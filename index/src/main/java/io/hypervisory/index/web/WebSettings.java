package io.hypervisory.index.web;

import io.hypervisory.index.decision.Deadlines;

/// Where to listen, and what pages go by.
///
/// @param host a name or address; loopback unless told otherwise
/// @param port 0 takes a free one
/// @param deadlines within how many days one wants to have acted
public record WebSettings(String host, int port, Deadlines deadlines) {
    public static final String LOOPBACK = "127.0.0.1";

    public WebSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /// With the deadlines that hold unless told otherwise.
    public WebSettings(String host, int port) {
        this(host, port, Deadlines.STANDARD);
    }

    public WebSettings with(Deadlines other) {
        return new WebSettings(host, port, other);
    }

    public static WebSettings loopback(int port) {
        return new WebSettings(LOOPBACK, port);
    }
}
