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

    /// Several ways to say one thing: any will do.
    ///
    /// @param written as the query says it, which counts most
    record Either(Clause written, List<Clause> others) implements Clause {
        public Either {
            others = List.copyOf(others);
        }
    }

    /// A word that is like this one, anywhere: a letter more, less or another, or two that have
    /// changed places; two such differences from eight letters on. The first letter is the same.
    record Similar(String word) implements Clause {}

    /// The weightier part of what is asked.
    ///
    /// @param least of all weights together that must be found, 0 to 1
    record Most(List<Weighted> parts, double least) implements Clause {
        public Most {
            parts = List.copyOf(parts);
        }
    }

    /// @param weight above zero
    record Weighted(Clause part, double weight) {}
}
