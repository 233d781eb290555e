package io.hypervisory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A clock that stands still while anyone works, and goes on to the next waking when all sleep. It
/// knows of the threads of its executor. Thread-safe.
public final class SimulatedTime implements Time {
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparing(sleeper -> sleeper.until));
    private Instant now;
    private int working;
    private boolean stopped;

    private static final class Sleeper {
        final Instant until;
        final Condition woken;
        boolean awake;

        Sleeper(Instant until, Condition woken) {
            this.until = until;
            this.woken = woken;
        }
    }

    public SimulatedTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var sleeper = new Sleeper(now.plus(duration), lock.newCondition());
            sleepers.add(sleeper);
            working--;
            wakeNext();
            try {
                while (!sleeper.awake) {
                    sleeper.woken.await();
                }
            } catch (InterruptedException e) {
                if (!sleeper.awake) {
                    sleepers.remove(sleeper);
                    working++;
                }
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private void wakeNext() {
        if (stopped || working > 0 || sleepers.isEmpty()) {
            return;
        }
        Sleeper next = sleepers.remove();
        if (next.until.isAfter(now)) {
            now = next.until;
        }
        working++;
        next.awake = true;
        next.woken.signal();
    }

    /// Goes on no more: who sleeps sleeps until he is interrupted.
    public void stop() {
        lock.lock();
        stopped = true;
        lock.unlock();
    }

    private void begin() {
        lock.lock();
        working++;
        lock.unlock();
    }

    private void end() {
        lock.lock();
        try {
            working--;
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    /// Virtual threads that the clock waits for.
    public ExecutorService threads() {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        return new AbstractExecutorService() {
            @Override
            public void execute(Runnable task) {
                begin();
                threads.execute(() -> {
                    try {
                        task.run();
                    } finally {
                        end();
                    }
                });
            }

            @Override
            public void shutdown() {
                threads.shutdown();
            }

            @Override
            public List<Runnable> shutdownNow() {
                return threads.shutdownNow();
            }

            @Override
            public boolean isShutdown() {
                return threads.isShutdown();
            }

            @Override
            public boolean isTerminated() {
                return threads.isTerminated();
            }

            @Override
            public boolean awaitTermination(long timeout, TimeUnit unit)
                    throws InterruptedException {
                return threads.awaitTermination(timeout, unit);
            }
        };
    }
}
