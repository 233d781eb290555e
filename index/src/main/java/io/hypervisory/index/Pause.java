package io.hypervisory.index;

import java.time.Duration;

/// Waiting, so that tests need not.
@FunctionalInterface
interface Pause {
    void of(Duration duration) throws InterruptedException;
}
