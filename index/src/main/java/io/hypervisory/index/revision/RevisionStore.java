package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;
import java.util.Optional;

/// Where revisions are kept. Thread-safe.
public interface RevisionStore {
    /// What is kept of the revisions 1 to `newest`, by number; those that are not kept are left
    /// out.
    ///
    /// @param type `advisory`, `patch` or `post`
    /// @throws StoreUnavailableException when the store does not answer
    List<KeptRevision> revisions(NoticeId id, String type, int newest);

    /// The record as it stood, as JSON; empty when it is not kept.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    Optional<byte[]> record(NoticeId id, String type, int revision);

    /// What a revision told when it was made; empty when it told nothing.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    List<Difference> told(NoticeId id, String type, int revision);
}
