package io.hypervisory.ingest.read;

import java.util.ArrayList;
import java.util.List;

/// Collects what a reader saw and did not understand, for one document. Bounded: a hostile document
/// cannot make it long. Used by one thread.
public final class Unread {
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_LENGTH = 200;

    private final List<String> entries = new ArrayList<>();
    private int more;

    public void note(String entry) {
        if (entries.size() == MAX_ENTRIES) {
            more++;
            return;
        }
        entries.add(entry.length() <= MAX_LENGTH ? entry : entry.substring(0, MAX_LENGTH) + "…");
    }

    public List<String> entries() {
        if (more == 0) {
            return entries;
        }
        var all = new ArrayList<>(entries);
        all.add("and " + more + " more");
        return all;
    }
}
