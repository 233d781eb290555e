package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.About;
import io.hypervisory.ingest.fetch.Fetcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Crawls each source that it holds when it is due, one pass of a source at a time. A source that
/// was interrupted is due at once. Thread-safe.
public final class Crawler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crawler.class);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final Fetcher fetcher;
    private final Memory memory;
    private final Archive archive;
    private final Admission admission;
    private final Function<Source, About> about;
    private final Time time;
    private final ExecutorService threads;
    private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> held = new ConcurrentHashMap<>();
    private final Map<String, Thread> passing = new ConcurrentHashMap<>();

    /// @param about what is shown of a source beside how it fares
    /// @param threads a thread for each source; shut down with the crawler
    public Crawler(
            Fetcher fetcher,
            Memory memory,
            Archive archive,
            Admission admission,
            Function<Source, About> about,
            Time time,
            ExecutorService threads) {
        this.fetcher = fetcher;
        this.memory = memory;
        this.archive = archive;
        this.admission = admission;
        this.about = about;
        this.time = time;
        this.threads = threads;
    }

    /// Crawls these from now on; those that are off are only shown.
    public void hold(Collection<Source> sources) {
        for (Source source : sources) {
            show(source);
            if (source.on()) {
                held.computeIfAbsent(
                        source.name(), _ -> threads.submit(() -> keepCrawling(source)));
            }
        }
    }

    /// A source as it stands before anything was asked.
    public static SourceState waiting(Source source, About about) {
        return Standing.waiting(source, about, null);
    }

    private void show(Source source) {
        SourceState before = memory.source(source.name());
        SourceState state = Standing.waiting(source, about.apply(source), before);
        if (!state.equals(before)) {
            archive.remember(state);
        }
        if (before != null && before.rhythm() != null && before.rhythm().hostRestsUntil() != null) {
            fetcher.restUntil(source.start(), before.rhythm().hostRestsUntil());
        }
    }

    /// Stops crawling these between two documents; returns when no request of theirs is under way.
    ///
    /// @return those that did not stop in time
    public List<Source> release(Collection<Source> sources) {
        for (Source source : sources) {
            Future<?> running = held.remove(source.name());
            if (running != null) {
                running.cancel(true);
            }
            passing.computeIfPresent(source.name(), (_, thread) -> interrupted(thread));
        }
        return sources.stream().filter(source -> !isOver(source.name())).toList();
    }

    private static Thread interrupted(Thread thread) {
        thread.interrupt();
        return thread;
    }

    /// A cancelled future does not say when its thread ends; the lock of its pass does.
    private boolean isOver(String source) {
        ReentrantLock lock = lock(source);
        try {
            if (lock.tryLock(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                lock.unlock();
                return true;
            }
            LOG.warn("source {} did not stop within {}", source, TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// One thorough pass now, whether due or not, of a source that is held or of another; waits for
    /// a running one to end first.
    public SourceState crawl(Source source) throws InterruptedException {
        fetcher.tryAgain(source.start());
        return pass(source, true);
    }

    private void keepCrawling(Source source) {
        try {
            while (true) {
                Duration wait = Duration.between(time.now(), due(source));
                if (wait.isPositive()) {
                    time.sleep(wait);
                }
                passOrWait(source);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The root of a source's thread: a fault of ours or of the broker costs the pass, whatever it
    /// is.
    private void passOrWait(Source source) throws InterruptedException {
        try {
            passIfDue(source);
        } catch (RuntimeException | Error e) {
            LOG.error("source {}: the pass broke and is done again", source.name(), e);
            rememberBroken(source, e);
        }
    }

    private void rememberBroken(Source source, Throwable fault) throws InterruptedException {
        try {
            newPass(source, false).broken(fault, about.apply(source));
        } catch (RuntimeException e) {
            LOG.error("source {}: that cannot be remembered either", source.name(), e);
            time.sleep(AFTER_A_FAULT);
        }
    }

    private Pass newPass(Source source, boolean wished) {
        return new Pass(source, fetcher, memory, archive, this::admit, time, wished);
    }

    /// History waits for news, and where nobody has news it need not wait.
    private void admit() throws InterruptedException {
        if (held.keySet().stream().anyMatch(this::hasNews)) {
            admission.await();
        }
    }

    private boolean hasNews(String name) {
        SourceState state = memory.source(name);
        return state != null && state.firstPassDone();
    }

    private Instant due(Source source) {
        SourceState state = memory.source(source.name());
        if (state == null
                || state.nextDue() == null
                || !state.url().equals(source.url().toString())) {
            return Instant.EPOCH;
        }
        Instant latest = time.now().plus(source.schedule().longest());
        Instant rests = state.rhythm() == null ? null : state.rhythm().hostRestsUntil();
        if (rests != null && rests.isAfter(latest)) {
            latest = rests;
        }
        return state.nextDue().isBefore(latest) ? state.nextDue() : latest;
    }

    /// One that was asked for may have ended while this one waited for it.
    private void passIfDue(Source source) throws InterruptedException {
        ReentrantLock lock = lock(source.name());
        lock.lockInterruptibly();
        try {
            if (!due(source).isAfter(time.now())) {
                pass(source, false);
            }
        } finally {
            lock.unlock();
        }
    }

    private SourceState pass(Source source, boolean wished) throws InterruptedException {
        ReentrantLock lock = lock(source.name());
        lock.lockInterruptibly();
        passing.put(source.name(), Thread.currentThread());
        try {
            return newPass(source, wished).run(about.apply(source));
        } finally {
            passing.remove(source.name());
            lock.unlock();
        }
    }

    private ReentrantLock lock(String source) {
        return busy.computeIfAbsent(source, _ -> new ReentrantLock());
    }

    /// Stops between two documents; a pass that was running is done again after the next start.
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a crawl did not stop within {}", TO_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
