package io.hypervisory.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.hypervisory.index.Target.Opened.NotYet;
import io.hypervisory.index.Target.Opened.Ready;
import io.hypervisory.index.web.RebuildBoard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that fill one index: one that finds the index, starts the workers and watches a
/// rebuild, and one for each worker. Thread-safe.
final class Workers implements IndexLoop.Owner, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final int LOOK_AT_TOPICS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final View view;
    private final IndexSettings settings;
    private final int workers;
    private final Parts parts;
    private final Counter indexed;
    private final Counter rejected;
    private final Pause pause;
    private final Runnable stopped;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<IndexLoop> loops = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final CatchUp catchUp;
    private volatile State state = State.STARTING;
    private volatile boolean caughtUp;
    private volatile String detail = "looking for Kafka and Elasticsearch";

    /// How the workers are.
    enum State {
        STARTING,
        RUNNING,
        FAILED
    }

    /// What the workers work with.
    ///
    /// @param store writes to what the target says
    record Parts(
            Target target,
            ArtifactIndex index,
            Store store,
            DeadLetters deadLetters,
            GroupLag lag,
            Rebuild rebuild) {}

    /// @param workers how many; each has its own thread
    Workers(
            View view,
            IndexSettings settings,
            int workers,
            Parts parts,
            MeterRegistry metrics,
            Pause pause,
            Runnable stopped) {
        this.view = view;
        this.settings = settings;
        this.workers = workers;
        this.parts = parts;
        this.pause = pause;
        this.stopped = stopped;
        indexed = records(metrics, "indexed");
        rejected = records(metrics, "rejected");
        catchUp = CatchUp.of(parts.lag(), view.group(), view.topics());
    }

    private Counter records(MeterRegistry metrics, String result) {
        return Counter.builder("hypervisory.index.records")
                .description("Records that the index stage is done with")
                .tag("view", view.name())
                .tag("result", result)
                .register(metrics);
    }

    State state() {
        return state;
    }

    /// Since the start everything was read once that had been there.
    boolean hasCaughtUp() {
        return caughtUp;
    }

    /// For people.
    String detail() {
        return detail;
    }

    void start() {
        run(keeper(), this::keep);
    }

    private String keeper() {
        return view.name() + "-keeper";
    }

    private void run(String name, Runnable task) {
        var thread = Thread.ofPlatform().name(name).unstarted(task);
        threads.add(thread);
        thread.start();
    }

    private void keep() {
        try {
            open();
            startLoops();
            for (int watch = 1; !ended.get(); watch++) {
                pause.of(WATCH);
                promoteWhenCaughtUp();
                if (!parts.target().isBuilding()) {
                    rebuildWhenNeeded(watch);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ends", keeper(), e);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void open() throws InterruptedException {
        var backoff = new Backoff(pause);
        while (!ended.get()) {
            switch (parts.target().open()) {
                case Ready _ -> {
                    return;
                }
                case NotYet(var reason) -> {
                    detail = reason;
                    LOG.info("{} waits: {}", view.name(), reason);
                    backoff.failed();
                }
            }
        }
    }

    private void startLoops() {
        for (int i = 0; i < workers && !ended.get(); i++) {
            var consumer =
                    new KafkaConsumer<byte[], byte[]>(
                            KafkaSettings.consumer(settings, view.group(), i));
            var loop =
                    new IndexLoop(view, consumer, parts.store(), parts.deadLetters(), this, pause);
            loops.add(loop);
            run(view.name() + "-" + i, loop);
        }
        state = State.RUNNING;
        detail = workers + " workers";
    }

    private void promoteWhenCaughtUp() throws InterruptedException {
        boolean building = parts.target().isBuilding();
        if (caughtUp && !building) {
            return;
        }
        boolean isThere = catchUp.isReached();
        if (!building) {
            caughtUp = isThere;
            return;
        }
        OptionalLong lag = catchUp.behind();
        detail = "building a new index, " + (lag.isPresent() ? lag.getAsLong() : "?") + " to go";
        if (isThere) {
            promote();
        }
    }

    private void promote() throws InterruptedException {
        try {
            var old = parts.target().promote();
            detail = workers + " workers";
            if (old.isPresent()) {
                new Retirement(parts.index(), pause).of(old.get());
            }
        } catch (IOException | ElasticsearchException e) {
            LOG.warn("the new index waits to be read: {}", e.toString());
        }
    }

    /// A topic that was deleted and made again holds other records under the same offsets, so that
    /// what is searched cannot be brought up to date.
    private void rebuildWhenNeeded(int watch) throws InterruptedException {
        if (watch % LOOK_AT_TOPICS == 0
                && parts.target().isOfOtherTopics()
                && parts.rebuild().ask(new Rebuild.Wish(true))) {
            LOG.warn("{}: its topics are others than those it was made from", view.name());
        }
        parts.rebuild().runIfAsked();
    }

    /// Builds the index anew.
    ///
    /// @return why not, for people; empty when it has begun
    Optional<String> rebuild(Rebuild.Wish wish) {
        if (state != State.RUNNING || parts.target().isBuilding()) {
            return Optional.of(view.name() + ": " + detail);
        }
        return parts.rebuild().ask(wish)
                ? Optional.empty()
                : Optional.of(view.name() + " is being built anew already");
    }

    RebuildBoard.Rebuilt rebuilt() {
        return parts.rebuild().state();
    }

    @Override
    public void indexed(int records, int rejections) {
        indexed.increment(records);
        rejected.increment(rejections);
    }

    /// Another process may have put the new index in place; if the index is gone, only a new start
    /// fills another from the beginning.
    @Override
    public void aliasLost() throws InterruptedException {
        if (!parts.target().reopen()) {
            throw new IllegalStateException(
                    "the index is gone from Elasticsearch; a new start builds it again");
        }
    }

    @Override
    public void failed(RuntimeException cause) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        LOG.error("{} stops", view.name(), cause);
        state = State.FAILED;
        detail = String.valueOf(cause.getMessage());
        loops.forEach(IndexLoop::close);
        stopped.run();
    }

    @Override
    public void close() {
        ended.set(true);
        loops.forEach(IndexLoop::close);
        try {
            for (Thread thread : threads) {
                if (thread.getName().equals(keeper())) {
                    thread.interrupt();
                }
                if (thread != Thread.currentThread() && !thread.join(PATIENCE)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
