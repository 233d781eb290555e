package io.hypervisory.ingest.listing;

import org.jspecify.annotations.Nullable;

/// What others wrote, as far as a fault needs it.
final class Quoted {
    private static final int MOST = 200;

    private Quoted() {}

    static String of(@Nullable Object said) {
        return cut(String.valueOf(said), MOST);
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
