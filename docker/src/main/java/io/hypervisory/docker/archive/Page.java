package io.hypervisory.docker.archive;

import java.util.function.Supplier;

/// One page of the site, rendered when it is first asked for, so that the site is up at once.
///
/// @param path absolute, as asked for
/// @param render gives the whole body, which is sent as UTF-8; always the same
record Page(String path, String contentType, Supplier<String> render) {
    static final String HTML = "text/html; charset=utf-8";
    static final String JSON = "application/json";

    Page {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not an absolute path: " + path);
        }
    }

    String text() {
        return render.get();
    }
}
