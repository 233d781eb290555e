package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Notice;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes fields from notices in order of precedence and remembers which witness each came from.
final class Fields<N extends Notice> {
    private final List<N> notices;
    private final Map<String, String> witness = new TreeMap<>();

    Fields(List<N> notices) {
        this.notices = notices;
    }

    /// The first witness that says anything.
    <T> @Nullable T first(String field, Function<N, @Nullable T> get) {
        for (N notice : notices) {
            T value = get.apply(notice);
            if (value != null) {
                witness.put(field, notice.witness().key());
                return value;
            }
        }
        return null;
    }

    /// What every notice has, from the first witness.
    <T> T lead(String field, Function<N, T> get) {
        witness.put(field, notices.getFirst().witness().key());
        return get.apply(notices.getFirst());
    }

    /// The first witness whose list is not empty.
    <T> List<T> firstList(String field, Function<N, List<T>> get) {
        List<T> list =
                first(field, notice -> get.apply(notice).isEmpty() ? null : get.apply(notice));
        return list == null ? List.of() : list;
    }

    /// What any witness says, each value once; the field's witness is the first that says
    /// something.
    <T> List<T> union(String field, Function<N, ? extends Collection<T>> get) {
        var all = new LinkedHashSet<T>();
        for (N notice : notices) {
            if (all.addAll(get.apply(notice))) {
                witness.putIfAbsent(field, notice.witness().key());
            }
        }
        return List.copyOf(all);
    }

    Map<String, String> witness() {
        return witness;
    }
}
