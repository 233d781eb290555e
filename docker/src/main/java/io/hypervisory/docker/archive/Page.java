package io.hypervisory.docker.archive;

/// One page of the site.
///
/// @param path absolute, as asked for
/// @param text the whole body, sent as UTF-8
record Page(String path, String contentType, String text) {
    static final String HTML = "text/html; charset=utf-8";
    static final String JSON = "application/json";

    Page {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not an absolute path: " + path);
        }
    }

    Page with(String changed) {
        return new Page(path, contentType, changed);
    }
}
