package io.hypervisory.ingest.read.csaf.check;

import io.hypervisory.ingest.read.csaf.check.CvssMetrics.Metric;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A vector by its metrics. Immutable.
final class CvssVector {
    private static final int LONGEST = 400;

    private final CvssMetrics metrics;
    private final Map<String, String> values;

    private CvssVector(CvssMetrics metrics, Map<String, String> values) {
        this.metrics = metrics;
        this.values = values;
    }

    /// Null when the schema of that version knows no such vector.
    static @Nullable CvssVector parse(CvssMetrics metrics, String text) {
        if (!text.startsWith(metrics.prefix()) || text.length() > LONGEST) {
            return null;
        }
        var values = new HashMap<String, String>();
        int place = -1;
        int at = metrics.prefix().length();
        while (at <= text.length()) {
            int slash = text.indexOf('/', at);
            int end = slash < 0 ? text.length() : slash;
            int colon = text.indexOf(':', at);
            if (colon < 0 || colon > end) {
                return null;
            }
            Metric metric = metrics.byKey().get(text.substring(at, colon));
            String value = text.substring(colon + 1, end);
            boolean known = metric != null && metric.words().containsKey(value);
            if (metric == null || !known || values.put(metric.key(), value) != null) {
                return null;
            }
            if (metrics.ordered() && metric.place() < place) {
                return null;
            }
            place = metric.place();
            at = end + 1;
        }
        return new CvssVector(metrics, values);
    }

    /// Whether every base metric is there, without which there is no score.
    boolean complete() {
        for (Metric metric : metrics.byKey().values()) {
            if (metric.base() && !values.containsKey(metric.key())) {
                return false;
            }
        }
        return true;
    }

    /// Whether it has base metrics and no others.
    boolean baseAlone() {
        return values.keySet().stream()
                .noneMatch(key -> {
                    Metric metric = metrics.byKey().get(key);
                    return metric != null && !metric.base();
                });
    }

    /// The value of a metric; null when the vector does not have it.
    @Nullable String value(String key) {
        return values.get(key);
    }

    /// The value of a metric, or `absent`.
    String value(String key, String absent) {
        return values.getOrDefault(key, absent);
    }

    /// This vector without all that is no base metric, in the specification's order.
    String baseOnly() {
        var text = new StringBuilder(metrics.prefix());
        for (Metric metric : metrics.byKey().values()) {
            if (metric.base()) {
                text.append(metric.key()).append(':').append(value(metric.key(), ""));
                text.append('/');
            }
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }
}
