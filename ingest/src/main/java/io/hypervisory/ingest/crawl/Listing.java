package io.hypervisory.ingest.crawl;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source lists.
///
/// @param documents addresses of documents, each once, in the publisher's order
/// @param format how they are read
/// @param failure why the listing is not complete; null when it is
record Listing(List<URI> documents, String format, @Nullable String failure) {
    Listing {
        documents = List.copyOf(documents);
    }
}
