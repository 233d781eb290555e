package io.hypervisory.docker.kibana;

import org.jspecify.annotations.Nullable;

/// What a panel is split by.
sealed interface Bucket {
    String field();

    String label();

    /// The most frequent values of a field.
    ///
    /// @param type of the values: `string`, `boolean` or `number`
    /// @param most how many values; what lies beyond is summed up as others
    /// @param missing whether notices without a value are shown as such; for strings only
    /// @param by the values come in the order of this figure; null for that of the panel
    record Values(
            String field,
            String label,
            String type,
            int most,
            boolean missing,
            @Nullable Measure by)
            implements Bucket {
        Values withMissing() {
            return new Values(field, label, type, most, true, by);
        }

        Values of(String otherType) {
            return new Values(field, label, otherType, most, missing, by);
        }

        Values by(Measure measure) {
            return new Values(field, label, type, most, missing, measure);
        }
    }

    /// Periods of time.
    ///
    /// @param interval of the calendar, as Elasticsearch writes it: `1M`, `1y`
    record Periods(String field, String label, String interval) implements Bucket {}

    static Values values(String field, String label, int most) {
        return new Values(field, label, "string", most, false, null);
    }

    static Periods years(String field, String label) {
        return new Periods(field, label, "1y");
    }

    static Periods months(String field, String label) {
        return new Periods(field, label, "1M");
    }
}
