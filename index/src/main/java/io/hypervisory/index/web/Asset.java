package io.hypervisory.index.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/// A file of a jar that pages load. Thread-safe.
final class Asset implements Handler {
    private final byte[] bytes;
    private final String type;
    private final String keeping;

    /// One of ours; a browser may keep it for an hour.
    ///
    /// @param type of text in UTF-8, as `text/css`
    Asset(String name, String type) {
        this(Resources.bytes(name), type, "max-age=3600");
    }

    private Asset(byte[] bytes, String type, String keeping) {
        this.bytes = bytes;
        this.type = type + "; charset=utf-8";
        this.keeping = keeping;
    }

    /// One of a library packed as a WebJar. Its address holds the version, so a browser may keep it
    /// for ever.
    ///
    /// @param path of the file within the WebJars, as `chart.js/4.5.1/dist/chart.umd.js`
    static Asset ofLibrary(String path, String type) {
        return new Asset(
                Resources.bytes("/META-INF/resources/webjars/" + path),
                type,
                "public, max-age=31536000, immutable");
    }

    @Override
    public void handle(Context context) {
        context.contentType(type).header("Cache-Control", keeping).result(bytes);
    }
}
