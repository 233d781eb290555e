package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import org.jspecify.annotations.Nullable;

/// What earlier passes left behind. Thread-safe.
public interface Memory {
    /// Null when the address was never answered.
    @Nullable UrlState url(String source, String url);

    /// Null when the source never had a pass.
    @Nullable SourceState source(String source);
}
