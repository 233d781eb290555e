package io.hypervisory.index.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/// A file of the jar that pages load; a browser may keep it for an hour. Thread-safe.
final class Asset implements Handler {
    private final byte[] bytes;
    private final String type;

    /// @param type of text in UTF-8, as `text/css`
    Asset(String name, String type) {
        this.bytes = Resources.bytes(name);
        this.type = type + "; charset=utf-8";
    }

    @Override
    public void handle(Context context) {
        context.contentType(type).header("Cache-Control", "max-age=3600").result(bytes);
    }
}
