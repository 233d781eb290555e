package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;

/// Where a pass puts what it gets. Thread-safe.
public interface Archive {
    /// Keeps the bytes, and after that, and only then, remembers the address.
    void store(
            String source,
            String format,
            boolean history,
            Fetched fetched,
            String sha256,
            UrlState remembered);

    void remember(UrlState state);

    void remember(SourceState state);

    /// Returns when everything stored so far is safe.
    ///
    /// @throws IllegalStateException when something could not be stored
    void flush();
}
