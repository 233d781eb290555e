package io.hypervisory.index;

import java.time.Duration;

/// Waits twice as long after each failure in a row, from 0.2 s up to 5 s. Not thread-safe.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Pause pause;
    private Duration next = FIRST;

    Backoff(Pause pause) {
        this.pause = pause;
    }

    void failed() throws InterruptedException {
        Duration now = next;
        next = now.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : now.multipliedBy(2);
        pause.of(now);
    }

    void succeeded() {
        next = FIRST;
    }
}
