package io.hypervisory.ingest.crawl;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What a pass met. Thread-safe.
final class Tally {
    private final AtomicLong listed = new AtomicLong();
    private final AtomicLong fetched = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong retryable = new AtomicLong();
    private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

    private volatile boolean cut;
    private volatile boolean listingFault;
    private volatile boolean listingUnchanged;

    void listed() {
        listed.incrementAndGet();
    }

    void fetched() {
        fetched.incrementAndGet();
    }

    void unchanged() {
        unchanged.incrementAndGet();
    }

    void failed(String reason, boolean mayPass) {
        failed.incrementAndGet();
        if (mayPass) {
            retryable.incrementAndGet();
        }
        firstFailure.compareAndSet(null, reason);
    }

    /// A host wants to be left alone: what stands there was not asked for.
    void cut(String reason) {
        if (!cut) {
            failed(reason, true);
        }
        cut = true;
    }

    /// A part of the listing could not be had or understood.
    void listingFailed(String reason, boolean mayPass) {
        listingFault |= mayPass;
        failed(reason, mayPass);
    }

    /// A page of the listing is as it was, so what it lists was not looked at again.
    void listingUnchanged() {
        listingUnchanged = true;
    }

    /// Everything that there is was listed and asked for, whatever came of it.
    boolean isWhole() {
        return !cut && !listingFault;
    }

    boolean isListingUnchanged() {
        return listingUnchanged;
    }

    long countListed() {
        return listed.get();
    }

    long countFetched() {
        return fetched.get();
    }

    long countUnchanged() {
        return unchanged.get();
    }

    long countFailed() {
        return failed.get();
    }

    /// Asking again may bring what failed.
    boolean mayChange() {
        return retryable.get() > 0;
    }

    @Nullable String firstFailure() {
        return firstFailure.get();
    }
}
