package io.hypervisory.index.web;

import io.hypervisory.ingest.contract.SourceState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How the sources fare, and the wish to have one crawled. Thread-safe.
public interface SourceBoard {
    /// Knows of none.
    SourceBoard NONE =
            new SourceBoard() {
                @Override
                public Collection<SourceState> all() {
                    return List.of();
                }

                @Override
                public Optional<SourceState> one(String name) {
                    return Optional.empty();
                }

                @Override
                public void crawlNow(String name) {}
            };

    /// In the order of their names.
    Collection<SourceState> all();

    Optional<SourceState> one(String name);

    /// Tells whoever owns the source's host; returns when the broker has it.
    void crawlNow(String name);
}
