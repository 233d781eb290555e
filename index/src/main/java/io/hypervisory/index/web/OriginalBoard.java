package io.hypervisory.index.web;

import io.hypervisory.index.search.StoreUnavailableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Documents as they were fetched. Thread-safe.
public interface OriginalBoard {
    /// Has none.
    OriginalBoard NONE = (_, _) -> Optional.empty();

    /// Empty when none stands there.
    ///
    /// @param partition, offset on `documents.v1`
    /// @throws StoreUnavailableException when the broker does not answer
    Optional<Original> at(int partition, long offset);

    /// @param contentType in the words of the server it came from; null when it said none
    record Original(byte[] body, @Nullable String contentType) {}
}
