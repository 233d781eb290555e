package io.hypervisory.docker.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs until Ctrl-C, a termination signal or a failed stage, then closes what was started, once.
final class Lifetime {
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicReference<@Nullable Thread> starting = new AtomicReference<>();

    /// For stages to call when they fail for good.
    void stageStopped() {
        failed.set(true);
        over.countDown();
    }

    /// Makes signals end the wait, and until [#started] interrupt the thread that calls this. From
    /// here on the process must call [#closed] before it ends.
    void listen() {
        starting.set(Thread.currentThread());
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    over.countDown();
                                    Thread starter = starting.getAndSet(null);
                                    if (starter != null) {
                                        starter.interrupt();
                                    }
                                    try {
                                        closed.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                }));
    }

    /// A signal came or a stage failed: whatever goes wrong from here on is the ending.
    boolean isOver() {
        return over.getCount() == 0;
    }

    /// A start that may be interrupted is over.
    void started() {
        starting.set(null);
    }

    /// @return whether it ended within that time
    boolean await(java.time.Duration time) throws InterruptedException {
        return over.await(time.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    void await() throws InterruptedException {
        over.await();
    }

    /// Everything is closed; the process may end.
    void closed() {
        closed.countDown();
    }

    /// 0 when asked to stop, 1 when a stage failed.
    int exitStatus() {
        return failed.get() ? 1 : 0;
    }
}
