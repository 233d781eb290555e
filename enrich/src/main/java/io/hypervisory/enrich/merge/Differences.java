package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What differs between two contents, as JSON pointers (RFC 6901). Lists are compared by position.
final class Differences {
    /// Longer values are cut in a difference: the full text stands in the record.
    private static final int LONGEST_VALUE = 2_000;

    /// Beyond these only their number is told.
    private static final int MOST = 200;

    private Differences() {}

    static List<Difference> between(Object before, Object after) {
        var found = new ArrayList<Difference>();
        compare("", Json.MAPPER.valueToTree(before), Json.MAPPER.valueToTree(after), found);
        if (found.size() <= MOST) {
            return found;
        }
        int more = found.size() - MOST;
        found.subList(MOST, found.size()).clear();
        found.add(new Difference("", null, "\"and " + more + " more differences\""));
        return found;
    }

    private static void compare(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            List<Difference> found) {
        if (before != null && before.equals(after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name ->
                    compare(Pointers.member(path, name), before.get(name), after.get(name), found));
            return;
        }
        if (before != null && after != null && before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(Pointers.line(path, i), before.get(i), after.get(i), found);
            }
            return;
        }
        found.add(new Difference(path, text(before), text(after)));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        String text = node.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
