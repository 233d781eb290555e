package io.hypervisory.index.related;

import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;
import java.util.Optional;

/// Finds the notices that may belong to one. Thread-safe.
@FunctionalInterface
public interface RelatedStore {
    /// Knows of none.
    RelatedStore NONE = _ -> Optional.empty();

    /// A notice and what may belong to it.
    ///
    /// @param others in no order; some may be of no relation, and the subject may be among them
    /// @param complete false when there are more than were looked at
    record Neighbours(Notice subject, List<Notice> others, boolean complete) {
        public Neighbours {
            others = List.copyOf(others);
        }
    }

    /// Of the advisory, else the patch, else the post of that id.
    ///
    /// @return empty when nothing is known of it
    /// @throws StoreUnavailableException when the store does not answer
    Optional<Neighbours> around(NoticeId id);
}
