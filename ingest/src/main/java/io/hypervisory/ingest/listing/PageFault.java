package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.fetch.Retrieval;

/// A page of a listing could not be had or understood. Caught where the listing is made.
final class PageFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /// Several faults may stand in one, each with its address.
    private static final int LONGEST = 4000;

    PageFault(String message, boolean retryable) {
        super(Quoted.cut(message, LONGEST), null, false, false);
        this.retryable = retryable;
    }

    /// What is wrong with an answer that is not the page.
    static PageFault of(Retrieval retrieval) {
        return switch (retrieval) {
            case Retrieval.Fetched fetched ->
                    new PageFault(fetched.url() + " answered " + fetched.status(), true);
            case Retrieval.NotModified same ->
                    new PageFault(same.url() + " answered 304 to an unconditional request", true);
            case Retrieval.Gone gone ->
                    new PageFault(gone.url() + " answered " + gone.status(), false);
            case Retrieval.Failed failed ->
                    new PageFault(failed.url() + ": " + failed.reason(), failed.retryable());
        };
    }

    boolean isRetryable() {
        return retryable;
    }

    /// For what needs no stack trace.
    String text() {
        return String.valueOf(getMessage());
    }
}
