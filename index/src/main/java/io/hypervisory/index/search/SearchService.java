package io.hypervisory.index.search;

import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.Optional;

/// Finds what is indexed. Thread-safe.
public interface SearchService {
    /// @throws StoreUnavailableException when the store does not answer
    SearchResults search(SearchRequest request);

    /// The full record as it stands on its topic, as JSON: of the advisory, else the patch, else
    /// the post of that id.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    Optional<byte[]> record(NoticeId id);

    /// How the store is, and in words how much it holds.
    ComponentHealth health();
}
