package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.fetch.Fetcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Crawls each source when it is due, one pass of a source at a time. A source that was interrupted
/// is due at once. Thread-safe.
public final class Crawler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crawler.class);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    private final Catalogue catalogue;
    private final Fetcher fetcher;
    private final Memory memory;
    private final Archive archive;
    private final Time time;
    private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Crawler(
            Catalogue catalogue, Fetcher fetcher, Memory memory, Archive archive, Time time) {
        this.catalogue = catalogue;
        this.fetcher = fetcher;
        this.memory = memory;
        this.archive = archive;
        this.time = time;
    }

    /// Starts one thread for each source and returns.
    public void start() {
        catalogue.sources().forEach(source -> threads.submit(() -> keepCrawling(source)));
    }

    /// One pass now, whether due or not, of a source of the catalogue or of another; waits for a
    /// running one to end first.
    public SourceState crawl(Source source) throws InterruptedException {
        return pass(source);
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

    /// The root of a source's thread: a fault of ours or of the broker costs the pass, which is
    /// done again.
    private void passOrWait(Source source) throws InterruptedException {
        try {
            pass(source);
        } catch (RuntimeException e) {
            LOG.error("source {}: the pass failed and is done again", source.name(), e);
            time.sleep(AFTER_A_FAULT);
        }
    }

    private Instant due(Source source) {
        SourceState state = memory.source(source.name());
        if (state == null
                || state.nextDue() == null
                || !state.url().equals(source.url().toString())) {
            return Instant.EPOCH;
        }
        Instant latest = time.now().plus(source.interval());
        return state.nextDue().isBefore(latest) ? state.nextDue() : latest;
    }

    private SourceState pass(Source source) throws InterruptedException {
        ReentrantLock lock = busy.computeIfAbsent(source.name(), _ -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return new Pass(source, fetcher, memory, archive, time).run();
        } finally {
            lock.unlock();
        }
    }

    /// Stops between two documents; a pass that was running is done again after the next start.
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("a crawl did not stop within 10 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
