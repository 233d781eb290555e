package io.hypervisory.ingest.listing;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Different names, of which a fault says how many there are and the first few: there may be as
/// many as a hostile file likes.
final class Few {
    private static final int COUNTED = 1000;
    private static final int NAMED = 5;

    private final Set<String> names = new LinkedHashSet<>();
    private boolean more;

    void add(String name) {
        if (names.size() < COUNTED) {
            names.add(name);
        } else {
            more |= !names.contains(name);
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /// Such as `7: "a", "b", "c", "d", "e" and others`.
    @Override
    public String toString() {
        String first =
                names.stream().limit(NAMED).map(Quoted::of).collect(Collectors.joining(", "));
        return (more ? "more than " : "")
                + names.size()
                + ": "
                + first
                + (names.size() > NAMED ? " and others" : "");
    }
}
