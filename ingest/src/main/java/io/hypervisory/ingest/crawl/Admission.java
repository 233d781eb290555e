package io.hypervisory.ingest.crawl;

/// Lets history pass while what comes after it keeps up, so that news never queues behind it.
/// Thread-safe.
public interface Admission {
    /// Everything passes at once.
    Admission FREE = () -> {};

    /// Waits until one more document of a backfill may go.
    void await() throws InterruptedException;
}
