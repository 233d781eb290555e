package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wishes to have a source crawled now. Of a source one is under way and at most one more waits,
/// however often it is asked for; one for a host that is about to be ours is kept until it is.
/// Thread-safe.
final class Wishes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);
    private static final Duration STANDS = Duration.ofMinutes(5);

    private final Crawl crawl;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Wish> underWay = new HashMap<>();
    private final Map<String, Instant> kept = new HashMap<>();

    /// One pass.
    interface Crawl {
        void crawl(Source source) throws InterruptedException;
    }

    /// Under the lock of the whole.
    private static final class Wish {
        boolean again;
        @Nullable Future<?> thread;
    }

    Wishes(Crawl crawl) {
        this.crawl = crawl;
    }

    /// Whether a wish is young enough to be heeded.
    static boolean stands(Instant at, Instant now) {
        return at.plus(STANDS).isAfter(now);
    }

    /// Returns at once.
    synchronized void want(Source source) {
        Wish wish = underWay.get(source.name());
        if (wish != null) {
            wish.again = true;
            return;
        }
        var fresh = new Wish();
        underWay.put(source.name(), fresh);
        fresh.thread = threads.submit(() -> run(source, fresh));
    }

    /// The root of a wish's thread.
    private void run(Source source, Wish wish) {
        do {
            try {
                crawl.crawl(source);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("source {}: the pass that was asked for failed", source.name(), e);
            }
        } while (isWantedAgain(source, wish));
    }

    private synchronized boolean isWantedAgain(Source source, Wish wish) {
        boolean again = wish.again && !Thread.currentThread().isInterrupted();
        wish.again = false;
        if (!again) {
            underWay.remove(source.name(), wish);
        }
        return again;
    }

    /// For when its host is ours.
    synchronized void keep(Source source, Instant at) {
        kept.put(source.name(), at);
    }

    /// What was kept for these, unless a pass has ended since: whoever had the host heard it too.
    synchronized void takeUp(
            Collection<Source> sources,
            Function<String, @Nullable SourceState> states,
            Instant now) {
        for (Source source : sources) {
            Instant at = kept.remove(source.name());
            if (at != null && stands(at, now) && !isDone(states.apply(source.name()), at)) {
                want(source);
            }
        }
    }

    private static boolean isDone(@Nullable SourceState state, Instant at) {
        return state != null && state.lastPass() != null && state.lastPass().isAfter(at);
    }

    /// Those that wait too.
    synchronized void stop(Collection<Source> sources) {
        for (Source source : sources) {
            kept.remove(source.name());
            Wish wish = underWay.remove(source.name());
            if (wish != null && wish.thread != null) {
                wish.again = false;
                wish.thread.cancel(true);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
