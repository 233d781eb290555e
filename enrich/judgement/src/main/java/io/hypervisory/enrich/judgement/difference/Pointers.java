package io.hypervisory.enrich.judgement.difference;

/// JSON pointers (RFC 6901), grown from the root, which is the empty text. Pure, thread-safe.
public final class Pointers {
    private Pointers() {}

    public static String member(String of, String name) {
        return of + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    public static String line(String of, int index) {
        return of + "/" + index;
    }
}
