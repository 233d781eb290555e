package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.Gone;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pass over one source: list, ask for each document with the validators of last time, keep
/// what is new. Used once.
final class Pass {
    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private final Source source;
    private final Fetcher fetcher;
    private final Memory memory;
    private final Archive archive;
    private final Time time;
    private final boolean history;
    private final boolean first;
    private final ReentrantLock turn = new ReentrantLock();
    private Instant nextTurn = Instant.MIN;

    private final AtomicLong fetched = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong retryable = new AtomicLong();
    private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

    Pass(Source source, Fetcher fetcher, Memory memory, Archive archive, Time time) {
        this.source = source;
        this.fetcher = fetcher;
        this.memory = memory;
        this.archive = archive;
        this.time = time;
        SourceState before = memory.source(source.name());
        this.history =
                before == null
                        || !before.firstPassDone()
                        || !before.url().equals(source.url().toString());
        this.first = before == null || !before.url().equals(source.url().toString());
    }

    /// @throws InterruptedException when stopped; what was kept by then stays kept, and the pass is
    ///   not done
    SourceState run() throws InterruptedException {
        Listing listing = Lister.list(source, url -> ask(Lister.request(source, url)));
        if (listing.failure() != null) {
            fail(listing.failure(), true);
        }
        documents(listing);
        archive.flush();
        SourceState state = state(listing);
        archive.remember(state);
        LOG.info(
                "source {}: {} listed, {} new, {} unchanged, {} failed{}",
                source.name(),
                state.listed(),
                state.fetched(),
                state.unchanged(),
                state.failed(),
                state.failure() == null ? "" : " (" + state.failure() + ")");
        return state;
    }

    private void documents(Listing listing) throws InterruptedException {
        var free = new Semaphore(source.concurrency());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (URI url : listing.documents()) {
                    free.acquire();
                    threads.submit(() -> {
                        try {
                            document(url, listing.format());
                        } catch (RuntimeException e) {
                            LOG.error("source {}: {}", source.name(), url, e);
                            fail(url + ": " + e, true);
                        } finally {
                            free.release();
                        }
                    });
                }
                free.acquire(source.concurrency());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }

    private void document(URI url, String format) {
        UrlState known = memory.url(source.name(), url.toString());
        String etag = known == null ? null : known.etag();
        String lastModified = known == null ? null : known.lastModified();
        switch (ask(new Fetcher.Request(url, etag, lastModified, source.userAgent()))) {
            case NotModified _ -> unchanged.incrementAndGet();
            case Fetched answer -> fetched(answer, format, known);
            case Gone gone -> fail(gone.url() + " answered " + gone.status(), false);
            case Failed failure ->
                    fail(failure.url() + ": " + failure.reason(), failure.retryable());
        }
    }

    private void fetched(Fetched answer, String format, @Nullable UrlState known) {
        String sha256 = Digests.sha256(answer.body());
        var state =
                new UrlState(
                        source.name(),
                        answer.url().toString(),
                        answer.etag(),
                        answer.lastModified(),
                        sha256,
                        answer.at(),
                        answer.movedTo() == null ? null : answer.movedTo().toString());
        if (known != null && sha256.equals(known.sha256())) {
            unchanged.incrementAndGet();
            archive.remember(state);
            return;
        }
        archive.store(source.name(), format, history, answer, sha256, state);
        fetched.incrementAndGet();
    }

    private Retrieval ask(Fetcher.Request request) {
        try {
            awaitTurn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(request.url(), "stopped", true);
        }
        return fetcher.fetch(request);
    }

    /// Requests start at least the source's pause apart.
    private void awaitTurn() throws InterruptedException {
        if (source.pause().isZero()) {
            return;
        }
        Duration wait;
        turn.lockInterruptibly();
        try {
            Instant now = time.now();
            Instant start = nextTurn.isBefore(now) ? now : nextTurn;
            nextTurn = start.plus(source.pause());
            wait = Duration.between(now, start);
        } finally {
            turn.unlock();
        }
        if (wait.isPositive()) {
            time.sleep(wait);
        }
    }

    private void fail(String reason, boolean mayPass) {
        failed.incrementAndGet();
        if (mayPass) {
            retryable.incrementAndGet();
        }
        firstFailure.compareAndSet(null, reason);
    }

    /// The first pass is complete when nothing is left that asking again could bring, and with the
    /// second at the latest: one document that always fails must not make a source history for
    /// ever.
    private SourceState state(Listing listing) {
        SourceState before = memory.source(source.name());
        Instant now = time.now();
        boolean clean = failed.get() == 0;
        Health health =
                clean
                        ? Health.OK
                        : fetched.get() + unchanged.get() > 0 ? Health.PARTIAL : Health.FAILED;
        return new SourceState(
                source.name(),
                source.kind().word(),
                source.url().toString(),
                health,
                !history || !first || retryable.get() == 0,
                now,
                clean ? now : before == null ? null : before.lastSuccess(),
                now.plus(source.interval()),
                firstFailure.get(),
                listing.documents().size(),
                fetched.get(),
                unchanged.get(),
                failed.get());
    }
}
