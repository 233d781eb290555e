package io.hypervisory.ingest.read.cvrf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// Says once, of all its products, what the document says of each product anew. What holds of all
/// products has no ids and stays apart. Used by one thread.
///
/// @param <K> what is said
final class Merged<K> {
    private final Map<K, Set<String>> ofSome = new LinkedHashMap<>();
    private final Set<K> ofAll = new LinkedHashSet<>();

    void add(K said, List<String> productIds) {
        if (productIds.isEmpty()) {
            ofAll.add(said);
        } else {
            ofSome.computeIfAbsent(said, _ -> new LinkedHashSet<>()).addAll(productIds);
        }
    }

    /// What is said of some products, then what holds of all.
    <T> List<T> each(BiFunction<K, List<String>, T> making) {
        var made = new ArrayList<T>();
        ofSome.forEach((said, ids) -> made.add(making.apply(said, List.copyOf(ids))));
        ofAll.forEach(said -> made.add(making.apply(said, List.of())));
        return made;
    }
}
