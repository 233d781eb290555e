package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decision points of SSVC that CERT/CC has registered, those in use. One whose key we do not know
/// is not judged. Thread-safe.
final class DecisionPoints {
    private static final String UNKNOWN = "?";
    private static final String[] NONE = {};
    private static final Map<String, Map<String, Point>> BY_KEY = load();

    /// @param keys of the values, in their order; none where we do not know them
    /// @param values names by key
    private record Point(String name, List<String> keys, Map<String, String> values) {}

    private DecisionPoints() {}

    private static Map<String, Map<String, Point>> load() {
        var byKey = new HashMap<String, Map<String, Point>>();
        for (String line : Resource.lines("ssvc.tsv")) {
            String[] columns = line.split("\t");
            var keys = new ArrayList<String>();
            var values = new HashMap<String, String>();
            for (String value : columns[4].equals(UNKNOWN) ? NONE : columns[4].split("\\|")) {
                int equals = value.indexOf('=');
                keys.add(value.substring(0, equals));
                values.put(value.substring(0, equals), value.substring(equals + 1));
            }
            byKey.computeIfAbsent(columns[0] + " " + columns[1], key -> new HashMap<>())
                    .put(columns[2], new Point(columns[3], keys, values));
        }
        return byKey;
    }

    /// What is wrong with a selection; null when nothing is or nobody can say. A namespace may have
    /// extensions, which may leave out values and translate names.
    static @Nullable String fault(Spot selection) {
        String namespace = String.valueOf(selection.text("namespace"));
        int slash = namespace.indexOf('/');
        String base = slash < 0 ? namespace : namespace.substring(0, slash);
        Map<String, Point> versions = BY_KEY.get(base + " " + selection.text("key"));
        if (versions == null) {
            return null;
        }
        String version = selection.text("version");
        Point point = versions.get(version);
        if (point == null) {
            return "has no version " + Findings.quote(String.valueOf(version));
        }
        boolean extended = slash >= 0;
        String name = selection.text("name");
        if (!extended && name != null && !name.equals(point.name())) {
            return "is called " + Findings.quote(point.name());
        }
        return point.keys().isEmpty() ? null : valuesFault(selection, point, extended);
    }

    private static @Nullable String valuesFault(Spot selection, Point point, boolean extended) {
        int last = -1;
        for (Spot value : selection.each("values")) {
            String key = value.text("key");
            int place = key == null ? -1 : point.keys().indexOf(key);
            if (key == null || place < 0) {
                return "has no value " + Findings.quote(String.valueOf(key));
            }
            if (place <= last) {
                return "has values out of order";
            }
            last = place;
            String name = value.text("name");
            if (!extended && name != null && !name.equals(point.values().get(key))) {
                return "has another name for the value " + Findings.quote(key);
            }
        }
        return null;
    }
}
