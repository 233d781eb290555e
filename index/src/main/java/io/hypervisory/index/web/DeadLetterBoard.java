package io.hypervisory.index.web;

import io.hypervisory.ingest.contract.DeadLetter;
import java.util.List;
import java.util.Optional;

/// Records that could not be used and are still open. Thread-safe.
public interface DeadLetterBoard {
    /// Knows of none.
    DeadLetterBoard NONE =
            new DeadLetterBoard() {
                @Override
                public List<DeadLetter> all() {
                    return List.of();
                }

                @Override
                public Optional<DeadLetter> one(String key) {
                    return Optional.empty();
                }

                @Override
                public Outcome putBack(DeadLetter letter) {
                    return new Outcome.Refused("nothing is known of it");
                }
            };

    /// The newest first.
    ///
    /// @throws io.hypervisory.index.search.StoreUnavailableException when that is not known now
    List<DeadLetter> all();

    /// @param key as [DeadLetter#key()] makes it
    /// @throws io.hypervisory.index.search.StoreUnavailableException when that is not known now
    Optional<DeadLetter> one(String key);

    /// Has the record worked off once more, and closes the letter. What fails again becomes a new
    /// letter.
    ///
    /// @throws io.hypervisory.index.search.StoreUnavailableException when the broker does not
    ///   answer
    Outcome putBack(DeadLetter letter);

    /// What came of putting a record back.
    sealed interface Outcome {
        /// @param how in words: what will happen to it now
        record Back(String how) implements Outcome {}

        /// The letter stays open.
        ///
        /// @param why in words
        record Refused(String why) implements Outcome {}
    }
}
