package io.hypervisory.index.search;

import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds what is indexed. Thread-safe.
public interface SearchService {
    /// @throws StoreUnavailableException when the store does not answer
    SearchResults search(SearchRequest request);

    /// Tells of all that match, in order, as they stood when it began, on the caller's thread.
    /// Holds one page, however many there are. What `each` throws ends the scan and comes out of
    /// it.
    ///
    /// @return how many there were
    /// @throws StoreUnavailableException when the store does not answer, at the start or under way
    long scan(Scan scan, Consumer<Found> each);

    /// The full record as it stands on its topic, as JSON: of the advisory, else the patch, else
    /// the post of that id.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    Optional<byte[]> record(NoticeId id);

    /// How the store is, and in words how much it holds.
    ComponentHealth health();
}
