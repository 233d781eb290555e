package io.hypervisory.index.query;

import io.hypervisory.ingest.contract.product.ComparableVersion;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /// What came out so long ago. It depends on now: what runs later than it was written, as a
    /// watch does, must refuse it, see [#onNow].
    ///
    /// @param more, less a number and `h`, `d`, `w`, `m` or `y`; null is open
    /// @param column of the value in the query, from 1
    record Age(@Nullable String more, @Nullable String less, int column) implements Clause {}

    /// Advisories that say that these are affected.
    ///
    /// @param version null means any of the platform
    record Affects(Platform platform, @Nullable ComparableVersion version) implements Clause {}

    /// The first clause that depends on now.
    static Optional<Age> onNow(Clause clause) {
        return switch (clause) {
            case Age age -> Optional.of(age);
            case And(var parts) -> first(parts);
            case Or(var parts) -> first(parts);
            case Not(var part) -> onNow(part);
            default -> Optional.empty();
        };
    }

    private static Optional<Age> first(List<Clause> parts) {
        return parts.stream().flatMap(part -> onNow(part).stream()).findFirst();
    }

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
