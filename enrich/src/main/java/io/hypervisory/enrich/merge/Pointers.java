package io.hypervisory.enrich.merge;

/// JSON pointers (RFC 6901), grown from the root, which is the empty text.
final class Pointers {
    private Pointers() {}

    static String member(String of, String name) {
        return of + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String line(String of, int index) {
        return of + "/" + index;
    }
}
