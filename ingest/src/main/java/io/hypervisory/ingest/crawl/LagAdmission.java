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

/// Admits a backfill at the pace of what comes after it: faster while the stages wait for work,
/// slower the more of it queues before them, and not at all beyond a second of queue in sum. What a
/// stage can do is what it was seen to do. Thread-safe.
public final class LagAdmission implements Admission {
    private static final Logger LOG = LoggerFactory.getLogger(LagAdmission.class);

    private static final Duration SAMPLE = Duration.ofSeconds(1);
    private static final Duration CLOSED = Duration.ofMillis(20);

    /// Of queue in sum, in seconds: enough that no stage ever waits for work.
    private static final double WANTED = 0.5;

    private static final double MOST = 1;

    /// Records a second, before a stage was seen at work, and the least that is believed of it.
    private static final double FIRST_RATE = 200;

    private static final double LEAST_RATE = 50;

    /// What may go at once after a rest, in seconds of the pace.
    private static final double BURST = 0.1;

    private final List<Downstream> stages;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Rate> rates = new HashMap<>();
    private Instant sampled = Instant.EPOCH;
    private Instant counted = Instant.EPOCH;
    private double pace;
    private double free;

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
                pace = pace(Duration.between(sampled, now));
                sampled = now;
            }
            double since = Duration.between(counted, now).toMillis() / 1000.0;
            counted = now;
            free = Math.min(free + since * pace, Math.max(1, pace * BURST));
            if (free < 1) {
                return false;
            }
            free--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Documents a second until the next sample.
    private double pace(Duration since) throws InterruptedException {
        double slowest = Double.MAX_VALUE;
        double queue = 0;
        for (Downstream stage : stages) {
            Stand stand = stage.stand();
            if (stand == null) {
                LOG.warn("nobody tells how far {} is: backfill waits", stage.name());
                return 0;
            }
            double rate = rate(stage, stand, since);
            slowest = Math.min(slowest, rate);
            queue += stand.behind() / rate;
        }
        return queue >= MOST ? 0 : slowest * (1 + (WANTED - queue) / WANTED);
    }

    /// Only a stage with work left shows how fast it is; one that was idle may be faster than seen.
    private double rate(Downstream stage, Stand stand, Duration since) {
        Rate last = rates.get(stage.name());
        double rate = last == null ? FIRST_RATE : last.perSecond();
        if (last != null && since.compareTo(SAMPLE.multipliedBy(5)) < 0) {
            double seen = (stand.done() - last.done()) * 1000.0 / Math.max(1, since.toMillis());
            boolean busy = stand.behind() > rate * WANTED / 2;
            rate = busy ? (rate + seen) / 2 : Math.max(rate, seen);
        }
        rate = Math.max(rate, LEAST_RATE);
        rates.put(stage.name(), new Rate(stand.done(), rate));
        return rate;
    }
}
