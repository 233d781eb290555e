package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;

/// Asks for pages of a listing, within the source's manners. Thread-safe.
public interface Pages {
    /// Always the whole page.
    Retrieval whole(Request request);

    /// The page, or `NotModified` when it is as it was at the last pass that had no fault: what it
    /// lists is then known. In a thorough pass always the whole page.
    Retrieval ifNew(Request request);
}
