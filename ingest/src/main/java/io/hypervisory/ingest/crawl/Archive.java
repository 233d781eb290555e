package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import org.jspecify.annotations.Nullable;

/// Where a pass puts what it gets. Thread-safe.
public interface Archive {
    /// Keeps the bytes, and after that, and only then, remembers the address.
    ///
    /// @return why this document can never be kept; null when it can, as almost always
    @Nullable String store(
            String source,
            String format,
            boolean history,
            Fetched fetched,
            String sha256,
            UrlState remembered);

    void remember(UrlState state);

    void remember(SourceState state);

    /// Returns when everything of a source that was stored so far is safe.
    ///
    /// @throws IllegalStateException when something of it could not be stored
    void flush(String source);
}
