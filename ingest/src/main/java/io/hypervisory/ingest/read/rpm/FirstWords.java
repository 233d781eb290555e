package io.hypervisory.ingest.read.rpm;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Unread;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of what an id has one, the word of its first update that has any. Used by one thread.
final class FirstWords {
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, SaidDate> dates = new HashMap<>();
    private final Unread unread;

    /// @param unread is told of other words
    FirstWords(Unread unread) {
        this.unread = unread;
    }

    @Nullable String word(String name, @Nullable String said) {
        if (said != null) {
            String first = words.putIfAbsent(name, said);
            compare(name, first, said);
        }
        return words.get(name);
    }

    @Nullable SaidDate date(String name, @Nullable SaidDate said) {
        if (said != null) {
            SaidDate first = dates.putIfAbsent(name, said);
            compare(name, first == null ? null : first.said(), said.said());
        }
        return dates.get(name);
    }

    private void compare(String name, @Nullable String first, String said) {
        if (first != null && !first.equals(said)) {
            unread.note("another update of this id says " + name + ": " + said);
        }
    }
}
