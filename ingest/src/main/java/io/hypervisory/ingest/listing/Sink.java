package io.hypervisory.ingest.listing;

/// Takes what a listing finds, one at a time; blocks while there is enough to do, so that a listing
/// needs no more memory than its largest page.
public interface Sink {
    /// The same address again is ignored.
    ///
    /// @throws InterruptedException when the pass is stopped
    void item(Item item) throws InterruptedException;

    /// A part of the listing could not be had or understood; the rest goes on. Checks of documents
    /// call it from their own threads.
    ///
    /// @param retryable asking again later may help
    void fault(String reason, boolean retryable);
}
