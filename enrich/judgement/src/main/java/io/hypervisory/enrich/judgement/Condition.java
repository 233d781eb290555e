package io.hypervisory.enrich.judgement;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a structured field must say.
///
/// @param label which of the publisher's statements; null for other fields
/// @param is holds when any value of the field is one of these; case does not count, and a `*` at
///   an end stands for anything
/// @param not holds when no value of the field is one of these, a missing field included
/// @param atLeast, below bounds of a number; null where there is none
record Condition(
        Field field,
        @Nullable String label,
        List<String> is,
        List<String> not,
        @Nullable Double atLeast,
        @Nullable Double below) {
    Condition {
        label = label == null ? null : folded(label);
        is = is.stream().map(Condition::folded).toList();
        not = not.stream().map(Condition::folded).toList();
        int ways = (is.isEmpty() ? 0 : 1) + (not.isEmpty() ? 0 : 1);
        boolean bounds = atLeast != null || below != null;
        if (ways + (bounds ? 1 : 0) != 1) {
            throw new IllegalArgumentException(
                    field.word() + ": needs one of `is`, `not`, or `at-least` and `below`");
        }
        if (bounds != field.isNumber()) {
            throw new IllegalArgumentException(
                    field.word()
                            + (bounds ? " is no number" : " is a number: `at-least`, `below`"));
        }
        if ((label != null) != (field == Field.STATEMENTS)) {
            throw new IllegalArgumentException(
                    field.word()
                            + (label == null
                                    ? " needs the label: statements/LABEL"
                                    : " has nothing below it"));
        }
    }

    boolean isDenial() {
        return !not.isEmpty();
    }

    /// Whether the value is one that `is` or `not` names, or lies within the bounds.
    boolean names(@Nullable String under, String value) {
        if (label != null && (under == null || !label.equals(folded(under)))) {
            return false;
        }
        if (atLeast != null || below != null) {
            double number = Double.parseDouble(value);
            return (atLeast == null || number >= atLeast) && (below == null || number < below);
        }
        for (String each : is.isEmpty() ? not : is) {
            if (field.isVector() ? hasAll(value, each) : matches(folded(value), each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String value, String pattern) {
        if (pattern.equals("*")) {
            return true;
        }
        boolean open = pattern.endsWith("*");
        boolean openBefore = pattern.startsWith("*");
        String core = pattern.substring(openBefore ? 1 : 0, pattern.length() - (open ? 1 : 0));
        if (openBefore && open) {
            return value.contains(core);
        }
        if (open) {
            return value.startsWith(core);
        }
        return openBefore ? value.endsWith(core) : value.equals(core);
    }

    private static boolean hasAll(String vector, String metrics) {
        String folded = "/" + folded(vector) + "/";
        for (String metric : metrics.split("/", -1)) {
            if (!folded.contains("/" + metric + "/")) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
