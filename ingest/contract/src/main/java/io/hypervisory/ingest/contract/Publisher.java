package io.hypervisory.ingest.contract;

import org.jspecify.annotations.Nullable;

/// Who stands behind a notice.
///
/// @param namespace the publisher's URL (CSAF `document.publisher.namespace`); null when the source
///   has no such notion
/// @param category CSAF's category (`vendor`, `coordinator`, …); null when not stated
public record Publisher(String name, @Nullable String namespace, @Nullable String category) {
    public Publisher {
        Checks.nonBlank(name, "publisher name");
    }
}
