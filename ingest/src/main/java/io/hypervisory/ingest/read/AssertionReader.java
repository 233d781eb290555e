package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.Assertion;
import org.jspecify.annotations.Nullable;

/// Turns a list about CVEs into assertions, one at a time: lists are long. Implementations are
/// thread-safe, do no I/O, hold one line or entry at a time, and throw on no input but what the
/// taker throws.
public interface AssertionReader {
    /// The catalogue's name of the format.
    String format();

    /// Rises when the reader reads more or differently.
    int version();

    /// On what it was proven, for people.
    String proof();

    /// Null when the whole list was read; otherwise what is wrong with it, after what came before
    /// was handed over.
    @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException;

    /// @param reason short and stable, for grouping
    record Unreadable(String reason, String error) {}

    /// Takes assertions in the order of the list, which is the same each time.
    interface Taker {
        void take(Assertion assertion) throws InterruptedException;

        /// A line that is no assertion; the rest goes on.
        void skip(String error);

        /// After the last assertion: the list is a whole catalogue, what it does not name is not in
        /// it. A reader says so only where the list itself says how many entries it has, and so
        /// many were handed over.
        default void whole() {}
    }
}
