package io.hypervisory.enrich.judgement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A made notice on which a rule must speak, or must not.
///
/// @param at file and line where it stands, for people
/// @param texts what it says; a null place is the first that the rule names, or `text`
/// @param publisher vendor slug; null for the first that the rule names
/// @param labels what other rules are taken to have said
record Example(
        String at,
        List<Said> texts,
        @Nullable String publisher,
        List<Fact> fields,
        List<Rule.Said> labels) {
    Example {
        texts = List.copyOf(texts);
        fields = List.copyOf(fields);
        labels = List.copyOf(labels);
    }

    record Said(@Nullable Place place, String text) {}

    /// @param label of a statement; null for other fields
    record Fact(Field field, @Nullable String label, String value) {}

    /// For people.
    String shown() {
        return texts.isEmpty()
                ? "fields " + fields + (labels.isEmpty() ? "" : " labels " + labels)
                : "\"" + texts.getFirst().text() + "\"";
    }
}
