package io.hypervisory.ingest;

import java.time.Duration;
import java.time.Instant;

/// The clock, and sleeping by it. Thread-safe.
public interface Time {
    Instant now();

    void sleep(Duration duration) throws InterruptedException;

    /// The machine's own.
    static Time system() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
