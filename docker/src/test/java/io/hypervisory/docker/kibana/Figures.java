package io.hypervisory.docker.kibana;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a panel shows: by the values of its buckets, outermost first, its figures by the id of
/// their column. A figure that is unknown is absent.
public record Figures(Map<List<String>, Map<String, String>> rows) {
    /// The key of documents without a value.
    static final String MISSING = "__missing__";

    public Figures {
        rows = Map.copyOf(rows);
    }

    /// As exact as a `float`, which is what the index holds; instants in milliseconds whole.
    static String number(double value) {
        return Math.abs(value) > Integer.MAX_VALUE
                ? Long.toString((long) value)
                : Float.toString((float) value);
    }

    /// Of those rows alone whose outermost bucket is among those of another.
    public Figures within(Figures other) {
        var keys = other.rows.keySet().stream().map(Figures::outermost).toList();
        var kept = new HashMap<>(rows);
        kept.keySet().removeIf(row -> !keys.contains(outermost(row)));
        return new Figures(kept);
    }

    /// Different values of the outermost bucket.
    public long outermost() {
        return rows.keySet().stream().map(Figures::outermost).distinct().count();
    }

    private static String outermost(List<String> row) {
        return row.isEmpty() ? "" : row.getFirst();
    }
}
