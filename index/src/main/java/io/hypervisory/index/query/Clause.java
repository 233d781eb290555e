package io.hypervisory.index.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query as a tree. What a field cannot be asked is refused before one is made.
public sealed interface Clause {
    record MatchAll() implements Clause {}

    record And(List<Clause> parts) implements Clause {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Clause> parts) implements Clause {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Clause part) implements Clause {}

    /// A word, or the whole value of a keyword field.
    record Term(Field field, String value) implements Clause {}

    /// Words in order.
    ///
    /// @param slop how many places they may be moved
    record Phrase(Field field, String text, int slop) implements Clause {}

    /// @param pattern `*` stands for any characters, `?` for one, a backslash for itself of the
    ///   next
    record Pattern(Field field, String pattern) implements Clause {}

    /// Values between two others.
    ///
    /// @param from, to null is open
    record Range(
            Field field,
            @Nullable String from,
            boolean fromIncluded,
            @Nullable String to,
            boolean toIncluded)
            implements Clause {}

    /// Instants of a date field.
    ///
    /// @param from included; null is open
    /// @param until excluded; null is open
    record Period(Field field, @Nullable Instant from, @Nullable Instant until) implements Clause {}

    /// The field has a value.
    record Exists(Field field) implements Clause {}
}
