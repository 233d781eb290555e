package io.hypervisory.ingest.listing;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a list that is read by spans of time was read, in this pass and before it.
public interface Cursor {
    Instant now();

    /// Null when nothing was read to its end yet.
    ///
    /// @param place names the cursor within its source
    @Nullable Instant at(URI place);

    /// Waits for what was listed, and moves unless something failed in this pass by then that
    /// asking again may mend.
    ///
    /// @throws InterruptedException when the pass is stopped
    void move(URI place, Instant to) throws InterruptedException;
}
