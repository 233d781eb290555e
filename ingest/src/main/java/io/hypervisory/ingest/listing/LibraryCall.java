package io.hypervisory.ingest.listing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a library does with bytes that nobody thought of costs the file, and not the pass: its
/// unchecked exceptions say that a file is malformed, too.
interface LibraryCall<T extends @Nullable Object> {
    T get() throws IOException;

    static <T extends @Nullable Object> T of(LibraryCall<T> call) throws IOException {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw new IOException("is malformed: " + e, e);
        }
    }
}
