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

/// Admits a backfill at the pace of what comes after it: a little faster while less queues before
/// the stages than half a second's work, a little slower while more does, and not at all beyond a
/// second. Small steps, because what is admitted shows in the queues a second later only.
/// Thread-safe.
public final class LagAdmission implements Admission {
    private static final Logger LOG = LoggerFactory.getLogger(LagAdmission.class);

    private static final Duration SAMPLE = Duration.ofMillis(500);
    private static final Duration CLOSED = Duration.ofMillis(20);

    /// Of queue in sum, in seconds: enough that no stage ever waits for work.
    private static final double WANTED = 0.5;

    private static final double MOST = 1;

    /// By what share the pace changes at a sample for each second of queue that is missing or too
    /// much.
    private static final double GAIN = 0.3;

    /// The same until the stages were seen busy for the first time.
    private static final double FIRST_GAIN = 0.7;

    private static final double LEAST_CHANGE = 0.7;

    /// Documents a second, before the stages were seen busy.
    private static final double FIRST_PACE = 200;

    private static final double LEAST_PACE = 20;

    /// Of what was free, in a share: who used less was not held back by us, so that a faster pace
    /// would be a guess, and a burst once there is more to have.
    private static final double USED_UP = 0.8;

    /// Times what the slowest stage was seen to do.
    private static final double MOST_PACE = 2;

    /// Records a second, before a stage was seen at work, and the least that is believed of it.
    private static final double FIRST_RATE = 200;

    private static final double LEAST_RATE = 50;

    /// How much of a stage's rate is what was seen last.
    private static final double NEWS = 0.2;

    /// What may go at once after a rest, in seconds of the pace.
    private static final double BURST = 0.1;

    private final List<Downstream> stages;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Rate> rates = new HashMap<>();
    private Instant sampled = Instant.EPOCH;
    private Instant counted = Instant.EPOCH;
    private double pace = FIRST_PACE;
    private boolean isHeld;
    private boolean wasBusy;
    private double free;
    private long admitted;

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
                sample(Duration.between(sampled, now));
                sampled = now;
            }
            double since = Duration.between(counted, now).toMillis() / 1000.0;
            counted = now;
            free = Math.min(free + since * pace, Math.max(1, pace * BURST));
            if (isHeld || free < 1) {
                return false;
            }
            free--;
            admitted++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void sample(Duration since) throws InterruptedException {
        double queue = 0;
        double slowest = Double.MAX_VALUE;
        for (Downstream stage : stages) {
            Stand stand = stage.stand();
            if (stand == null) {
                LOG.warn("nobody tells how far {} is: backfill waits", stage.name());
                isHeld = true;
                return;
            }
            double rate = rate(stage, stand, since);
            slowest = Math.min(slowest, rate);
            queue += stand.behind() / rate;
        }
        wasBusy |= queue > WANTED;
        pace = pace(queue, slowest, since);
        isHeld = queue >= MOST;
        admitted = 0;
    }

    private double pace(double queue, double slowest, Duration since) {
        double gain = wasBusy ? GAIN : FIRST_GAIN;
        double change = Math.max(LEAST_CHANGE, 1 + gain * (WANTED - queue));
        boolean usedUp = admitted >= USED_UP * pace * since.toMillis() / 1000.0;
        if (change > 1 && !usedUp) {
            return pace;
        }
        double most = Math.max(FIRST_PACE, MOST_PACE * slowest);
        return Math.clamp(pace * change, LEAST_PACE, most);
    }

    /// Only a stage with work left shows how fast it is; one that was idle may be faster than seen.
    private double rate(Downstream stage, Stand stand, Duration since) {
        Rate last = rates.get(stage.name());
        double rate = last == null ? FIRST_RATE : last.perSecond();
        if (last != null && since.compareTo(SAMPLE.multipliedBy(10)) < 0) {
            double seen = (stand.done() - last.done()) * 1000.0 / Math.max(1, since.toMillis());
            boolean busy = stand.behind() > rate * WANTED / 2;
            if (busy || seen > rate) {
                rate += NEWS * (seen - rate);
            }
        }
        rate = Math.max(rate, LEAST_RATE);
        rates.put(stage.name(), new Rate(stand.done(), rate));
        return rate;
    }
}
