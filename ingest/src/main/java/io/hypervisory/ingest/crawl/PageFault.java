package io.hypervisory.ingest.crawl;

/// A page of a listing could not be had or understood. Caught where the listing is made.
final class PageFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageFault(String message) {
        super(message, null, false, false);
    }
}
