package io.hypervisory.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.hypervisory.index.web.RebuildBoard.Rebuilt;
import io.hypervisory.index.web.RebuildBoard.Rebuilt.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds an index anew beside the one that is searched and written, and lets it take that one's
/// place. It reads the topics from their beginning by a group of its own, so that those who keep
/// the searched index up to date need not stop. Asked from any thread; done by one.
final class Rebuild implements IndexLoop.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final Duration WATCH = Duration.ofMillis(200);

    /// Entries may be deleted while two indices are counted one after the other.
    private static final int COUNTS = 5;

    private final View view;
    private final IndexSettings settings;
    private final int workers;
    private final Parts parts;
    private final Pause pause;
    private final Clock clock;
    private final Store store;
    private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();
    private volatile Rebuilt state;
    private volatile String alias;
    private volatile boolean swapping;
    private volatile @Nullable RuntimeException fault;

    /// What it works with.
    ///
    /// @param gate before what keeps the searched index up to date
    /// @param stores makes one that writes to the alias that it asks for at each write
    record Parts(
            Target target,
            ArtifactIndex index,
            Gate gate,
            Function<Supplier<String>, Store> stores,
            DeadLetters deadLetters,
            Admin admin,
            GroupLag lag) {}

    /// @param evenIfFewer it may take the place of an index that holds more documents
    record Wish(boolean evenIfFewer) {}

    /// @param workers how many read at once; each has its own thread
    Rebuild(View view, IndexSettings settings, int workers, Parts parts, Pause pause, Clock clock) {
        this.view = view;
        this.settings = settings;
        this.workers = workers;
        this.parts = parts;
        this.pause = pause;
        this.clock = clock;
        alias = view.next();
        store = parts.stores().apply(() -> alias);
        state = Rebuilt.never(view.name());
    }

    Rebuilt state() {
        return state;
    }

    /// @return false when it is at it already
    boolean ask(Wish asked) {
        if (!wish.compareAndSet(null, asked)) {
            return false;
        }
        state = Rebuilt.begun(view.name(), clock.instant());
        return true;
    }

    /// Does what was asked for, if anything was. Returns when the old index is gone, or the new one
    /// because something went wrong.
    void runIfAsked() throws InterruptedException {
        Wish asked = wish.get();
        if (asked == null) {
            return;
        }
        LOG.info("{}: the index is built anew", view.name());
        try {
            Optional<String> old = build(asked);
            if (old.isPresent()) {
                state = state.with("searched from now on; the old one goes when nobody reads it");
                new Retirement(parts.index(), pause).of(old.get());
            }
            state = state.ended(State.DONE, clock.instant(), null);
            LOG.info("{}: the index was built anew, {} documents", view.name(), state.documents());
        } catch (IOException | ElasticsearchException | ExecutionException | TimeoutException e) {
            giveUp(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException | IllegalStateException e) {
            giveUp(e);
        } finally {
            wish.set(null);
        }
    }

    private void giveUp(Throwable cause) {
        LOG.warn("{}: the index was not built anew", view.name(), cause);
        String why = String.valueOf(cause.getMessage());
        if (swapping) {
            why =
                    "the new index is searched and may lack the newest records; build it again: "
                            + why;
        } else {
            discard();
        }
        state = state.ended(State.FAILED, clock.instant(), why);
    }

    private void discard() {
        try {
            parts.index().discardNext();
        } catch (IOException | ElasticsearchException e) {
            LOG.warn("{}: what was built is left until it is built again", view.name(), e);
        }
    }

    /// @return the index that was replaced
    private Optional<String> build(Wish asked)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        fault = null;
        swapping = false;
        alias = view.next();
        // fails while another process is at it, since its group is alive
        Target.forget(parts.admin(), view.rebuilding());
        parts.index().deleteForgotten();
        parts.index().discardNext();
        parts.index().create(view.next(), parts.target().origin());
        Optional<String> old;
        try (var _ = Crew.start(view.rebuilding(), workers, _ -> loop())) {
            var catchUp = CatchUp.of(parts.lag(), view.rebuilding(), view.topics());
            awaitCaughtUp(catchUp);
            awaitComplete(catchUp, asked);
            old = swap(catchUp);
            // other processes may have written to the old one until now; that is read once more
            catchUp.mark();
            awaitPassed(catchUp);
        }
        Target.forget(parts.admin(), view.rebuilding());
        return old;
    }

    /// While this process writes nothing, so that what could be found before can be found after.
    private Optional<String> swap(CatchUp catchUp) throws IOException, InterruptedException {
        try (var _ = parts.gate().shut()) {
            catchUp.mark();
            awaitPassed(catchUp);
            swapping = true;
            var old = parts.target().promote();
            alias = view.live();
            return old;
        }
    }

    private IndexLoop loop() {
        var consumer =
                new KafkaConsumer<byte[], byte[]>(
                        KafkaSettings.passing(settings, view.rebuilding()));
        return new IndexLoop(view, consumer, store, parts.deadLetters(), this, pause);
    }

    private void awaitCaughtUp(CatchUp catchUp) throws InterruptedException {
        while (!catchUp.isReached()) {
            tell(catchUp.behind());
            look();
        }
    }

    private void awaitPassed(CatchUp catchUp) throws InterruptedException {
        while (!catchUp.hasPassed()) {
            look();
        }
    }

    private void look() throws InterruptedException {
        RuntimeException found = fault;
        if (found != null) {
            throw new IllegalStateException(found.getMessage(), found);
        }
        pause.of(WATCH);
    }

    private void tell(OptionalLong behind) {
        state =
                state.with(
                        behind.isPresent()
                                ? behind.getAsLong() + " records to go"
                                : "Kafka does not answer");
    }

    /// All that the searched index held at one time is in the new one at a later time.
    private void awaitComplete(CatchUp catchUp, Wish asked)
            throws IOException, InterruptedException {
        for (int count = 1; ; count++) {
            long searched = parts.index().count(view.live());
            catchUp.mark();
            awaitPassed(catchUp);
            long built = parts.index().count(view.next());
            state = state.counted(searched, built);
            if (built >= searched || asked.evenIfFewer()) {
                return;
            }
            if (count == COUNTS) {
                throw new IllegalStateException(
                        "the new index would hold %d documents and the searched one holds %d"
                                .formatted(built, searched));
            }
        }
    }

    @Override
    public void indexed(int records, int rejected) {
        LOG.debug("{}: {} records, {} rejected", view.rebuilding(), records, rejected);
    }

    /// While aliases are swapped there is none for a moment; the write is tried again.
    @Override
    public void aliasLost() {
        if (!swapping) {
            throw new IllegalStateException("what was being built is gone from Elasticsearch");
        }
    }

    @Override
    public void failed(RuntimeException cause) {
        fault = cause;
    }
}
