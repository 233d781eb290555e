package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.Downstream;
import io.hypervisory.ingest.Downstream.Stand;
import io.hypervisory.ingest.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Admits a backfill while what comes after keeps up: each second, as many documents as leave no
/// stage more than a second of work behind, by what it has been seen to work off. Thread-safe.
public final class LagAdmission implements Admission {
    private static final Logger LOG = LoggerFactory.getLogger(LagAdmission.class);

    private static final Duration SAMPLE = Duration.ofSeconds(1);
    private static final Duration CLOSED = Duration.ofMillis(50);

    /// Records a second, before a stage was seen at work, and the least that is believed of it.
    private static final double FIRST_RATE = 500;

    private static final double LEAST_RATE = 50;

    private final List<Downstream> stages;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Rate> rates = new HashMap<>();
    private Instant sampled = Instant.EPOCH;
    private long left;

    /// @param done at the last sample
    /// @param perSecond what the stage works off while it has work
    private record Rate(long done, double perSecond) {}

    public LagAdmission(List<Downstream> stages, Time time) {
        this.stages = List.copyOf(stages);
        this.time = time;
    }

    @Override
    public void await() throws InterruptedException {
        while (!stages.isEmpty() && !admits()) {
            time.sleep(CLOSED);
        }
    }

    private boolean admits() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Instant now = time.now();
            if (!sampled.plus(SAMPLE).isAfter(now)) {
                left = budget(Duration.between(sampled, now));
                sampled = now;
            }
            return left-- > 0;
        } finally {
            lock.unlock();
        }
    }

    /// What the slowest stage can take until the next sample and still be less than a second
    /// behind.
    private long budget(Duration since) throws InterruptedException {
        double budget = Double.MAX_VALUE;
        for (Downstream stage : stages) {
            Stand stand = stage.stand();
            if (stand == null) {
                LOG.warn("nobody tells how far {} is: backfill waits", stage.name());
                return 0;
            }
            budget = Math.min(budget, rate(stage, stand, since) * 2 - stand.behind());
        }
        return Math.round(budget);
    }

    /// Only a stage with work left shows how fast it is; one that was idle may be faster than seen.
    private double rate(Downstream stage, Stand stand, Duration since) {
        Rate last = rates.get(stage.name());
        double rate = last == null ? FIRST_RATE : last.perSecond();
        if (last != null) {
            double seen = (stand.done() - last.done()) * 1000.0 / Math.max(1, since.toMillis());
            rate = stand.behind() > rate / 10 ? (rate + seen) / 2 : Math.max(rate, seen);
        }
        rate = Math.max(rate, LEAST_RATE);
        rates.put(stage.name(), new Rate(stand.done(), rate));
        return rate;
    }
}
