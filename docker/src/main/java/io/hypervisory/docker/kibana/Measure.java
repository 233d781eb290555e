package io.hypervisory.docker.kibana;

import org.jspecify.annotations.Nullable;

/// A figure of a panel.
///
/// @param field null for a count of notices
record Measure(Operation operation, @Nullable String field, String label) {
    /// How a figure comes about, by Kibana's name.
    enum Operation {
        COUNT("count", "number"),
        DIFFERENT("unique_count", "number"),
        FIRST_DAY("min", "date"),
        LAST_DAY("max", "date"),
        MOST("max", "number");

        private final String lens;
        private final String type;

        Operation(String lens, String type) {
            this.lens = lens;
            this.type = type;
        }

        String lens() {
            return lens;
        }

        /// Of the figure.
        String type() {
            return type;
        }
    }

    static Measure count(String label) {
        return new Measure(Operation.COUNT, null, label);
    }

    /// How many different values a field has.
    static Measure different(String field, String label) {
        return new Measure(Operation.DIFFERENT, field, label);
    }

    static Measure firstDay(String field, String label) {
        return new Measure(Operation.FIRST_DAY, field, label);
    }

    static Measure lastDay(String field, String label) {
        return new Measure(Operation.LAST_DAY, field, label);
    }

    static Measure most(String field, String label) {
        return new Measure(Operation.MOST, field, label);
    }
}
