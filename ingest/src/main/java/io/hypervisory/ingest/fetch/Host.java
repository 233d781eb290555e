package io.hypervisory.ingest.fetch;

import io.hypervisory.ingest.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One host's patience: who may ask it when. It is asked by so many at a time, so far apart, and
/// not at all while it rests: because it said so (`Retry-After`), or because it failed, each time
/// twice as long. After five failures in a row its circuit is open, and nobody waits for it any
/// more. Turns and what it asked for are the whole host's; failures are each port's own, so that an
/// address at a port where nobody listens closes no other. Thread-safe.
final class Host {
    /// Who waits longer than this comes again another time.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int OPENS_AFTER = 5;
    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final Time time;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private int active;
    private Instant lastStart = Instant.EPOCH;
    private Instant askedToRest = Instant.EPOCH;
    private final Map<Integer, Circuit> circuits = new HashMap<>();

    /// How a port fares.
    private static final class Circuit {
        Instant restsUntil = Instant.EPOCH;
        int failures;
    }

    Host(Time time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /// What came of wanting to ask.
    sealed interface Turn {
        /// Ask now, and tell [#done] or [#failed] of it.
        record Taken() implements Turn {}

        /// It rests for longer than anyone should wait.
        record Rests(Instant until, boolean circuitOpen) implements Turn {}
    }

    /// Waits for a turn, at most [#PATIENCE] of its rest.
    Turn await(int port, int concurrency, Duration pause) throws InterruptedException {
        while (true) {
            Duration wait;
            lock.lockInterruptibly();
            try {
                Instant now = time.now();
                Instant rest = rest(port);
                if (rest.isAfter(now)) {
                    wait = Duration.between(now, rest);
                    boolean open = circuit(port).failures >= OPENS_AFTER;
                    if (open || wait.compareTo(PATIENCE) > 0) {
                        return new Turn.Rests(rest, open);
                    }
                } else if (active >= concurrency) {
                    freed.await();
                    continue;
                } else {
                    wait = Duration.between(now, lastStart.plus(pause));
                    if (!wait.isPositive()) {
                        active++;
                        lastStart = now;
                        return new Turn.Taken();
                    }
                }
            } finally {
                lock.unlock();
            }
            time.sleep(wait);
        }
    }

    /// It answered.
    ///
    /// @param retryAfter it asks to be left alone until then; null when it does not
    void done(int port, @Nullable Instant retryAfter) {
        end(() -> {
            if (retryAfter == null) {
                circuit(port).failures = 0;
            } else {
                circuit(port).failures++;
                askedToRest = later(askedToRest, retryAfter);
            }
        });
    }

    /// Under the lock.
    private Circuit circuit(int port) {
        return circuits.computeIfAbsent(port, _ -> new Circuit());
    }

    /// Until when nobody may ask at this port. Under the lock.
    private Instant rest(int port) {
        Circuit circuit = circuits.get(port);
        return circuit == null ? askedToRest : later(askedToRest, circuit.restsUntil);
    }

    /// It did not answer, or said that it cannot.
    void failed(int port) {
        end(() -> {
            Circuit circuit = circuit(port);
            circuit.failures++;
            Instant until = time.now().plus(restAfter(circuit.failures));
            circuit.restsUntil = later(circuit.restsUntil, until);
        });
    }

    /// Nobody learned anything of it.
    void left() {
        end(() -> {});
    }

    private void end(Runnable change) {
        lock.lock();
        try {
            active--;
            change.run();
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Twice as long after each failure, and never as long as the next client's: who fails together
    /// must not come back together.
    private Duration restAfter(int failures) {
        Duration whole = FIRST_REST.multipliedBy(1L << Math.min(failures - 1, 20));
        Duration most = whole.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : whole;
        return Duration.ofMillis(random.nextLong(most.toMillis() / 2, most.toMillis() + 1));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Somebody wants it tried now, whatever failed before. What the host itself asked for holds.
    void tryAgain(int port) {
        lock.lock();
        try {
            circuits.remove(port);
        } finally {
            lock.unlock();
        }
    }

    /// As known from before a restart.
    void restUntil(Instant until) {
        lock.lock();
        try {
            askedToRest = later(askedToRest, until);
        } finally {
            lock.unlock();
        }
    }

    /// Null when it may be asked now.
    @Nullable Instant restsUntil(int port) {
        lock.lock();
        try {
            Instant rest = rest(port);
            return rest.isAfter(time.now()) ? rest : null;
        } finally {
            lock.unlock();
        }
    }
}
