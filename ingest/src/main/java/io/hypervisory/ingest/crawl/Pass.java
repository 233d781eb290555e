package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.Gone;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import io.hypervisory.ingest.listing.Item;
import io.hypervisory.ingest.listing.Item.Verdict.Doubtful;
import io.hypervisory.ingest.listing.Item.Verdict.Fine;
import io.hypervisory.ingest.listing.Item.Verdict.Refused;
import io.hypervisory.ingest.listing.Lister;
import io.hypervisory.ingest.listing.Sink;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pass over one source: list, ask for each document with the validators of last time, keep
/// what is new. Used once.
final class Pass {
    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    /// How often a host that wants a short rest is given one for the same document.
    private static final int AGAIN = 3;

    private static final Duration STANDS_AFTER = Duration.ofDays(1);

    private final Source source;
    private final Fetcher fetcher;
    private final Memory memory;
    private final Archive archive;
    private final Admission admission;
    private final Time time;
    private final boolean history;
    private final boolean thorough;
    private final boolean wished;
    private final Instant roundSince;
    private final Semaphore free;
    private final Tally tally = new Tally();
    private final Set<String> seen = new HashSet<>();
    private final ListingPages pages;
    private final UrlStates states;

    /// @param wished asks for every document, whatever the listing says of it and whenever it was
    ///   asked for last
    Pass(
            Source source,
            Fetcher fetcher,
            Memory memory,
            Archive archive,
            Admission admission,
            Time time,
            boolean wished) {
        this.source = source;
        this.fetcher = fetcher;
        this.memory = memory;
        this.archive = archive;
        this.admission = admission;
        this.time = time;
        SourceState before = memory.source(source.name());
        this.history = !Standing.isFirstPassDone(before, source);
        this.wished = wished;
        Instant begun = time.now();
        this.thorough = wished || history || Standing.isRecheckDue(before, source, begun);
        this.roundSince = wished ? begun : Standing.roundSince(before, begun);
        this.free = new Semaphore(source.manners().concurrency());
        this.pages = new ListingPages(source, fetcher, memory, tally, this.thorough);
        this.states = new UrlStates(source, time);
    }

    /// @throws InterruptedException when stopped; what was kept by then stays kept, and the pass is
    ///   not done
    SourceState run(SourceState.About about) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var cursor = new PassCursor(source, memory, archive, time, tally, free);
                Lister.list(source, pages, cursor, new Documents(threads));
                free.acquire(source.manners().concurrency());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
        archive.flush(source.name());
        if (!tally.mayChange()) {
            pages.remember(archive);
        }
        SourceState state = ended(about);
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

    /// The pass broke for a fault of ours, or of a page that nobody thought of: the source has
    /// failed, and is asked again as any that failed.
    SourceState broken(Throwable fault, SourceState.About about) {
        tally.failed("the pass broke: " + fault, true);
        return ended(about);
    }

    /// Remembers how the source stands now.
    private SourceState ended(SourceState.About about) {
        SourceState before = memory.source(source.name());
        SourceState state =
                new Standing(source, about, before, time.now(), thorough, roundSince)
                        .after(tally, fetcher.restsUntil(source.start()));
        archive.remember(state);
        archive.flush(source.name());
        return state;
    }

    /// What the listing finds: one after the other, or each on a thread of its own, as many at a
    /// time as the source allows.
    private final class Documents implements Sink {
        private final ExecutorService threads;

        Documents(ExecutorService threads) {
            this.threads = threads;
        }

        @Override
        public void item(Item item) throws InterruptedException {
            if (!seen.add(item.key())) {
                return;
            }
            tally.listed();
            UrlState known = memory.url(source.name(), item.key());
            if (isKnown(item, known) || isAskedThisRound(known)) {
                tally.unchanged();
                return;
            }
            if (history) {
                admission.await();
            }
            if (source.manners().concurrency() == 1) {
                attempt(item, known);
                return;
            }
            free.acquire();
            threads.submit(() -> {
                try {
                    attempt(item, known);
                } finally {
                    free.release();
                }
            });
        }

        private void attempt(Item item, @Nullable UrlState known) {
            try {
                document(item, known);
            } catch (RuntimeException e) {
                LOG.error("source {}: {}", source.name(), item.url(), e);
                tally.failed(item.url() + ": " + e, true);
            }
        }

        @Override
        public void fault(String reason, boolean retryable) {
            tally.listingFailed(reason, retryable);
        }
    }

    private boolean isKnown(Item item, @Nullable UrlState known) {
        return (!thorough || item.isLasting())
                && known != null
                && isHad(known)
                && item.stamp() != null
                && item.stamp().equals(known.stamp());
    }

    /// A round that a host's patience cuts into several passes goes on where it was.
    private boolean isAskedThisRound(@Nullable UrlState known) {
        return thorough
                && !wished
                && known != null
                && isHad(known)
                && !known.lastAsked().isBefore(roundSince);
    }

    private static boolean isHad(UrlState known) {
        return known.fault() == null && known.sha256() != null;
    }

    private void document(Item item, @Nullable UrlState known) {
        switch (item.way()) {
            case Item.Way.Here(Fetched fetched) -> kept(item, known, fetched, null);
            case Item.Way.Ask(Request request, Item.Check check) ->
                    ask(item, known, request, check);
            case Item.Way.Probe(Request request) -> ask(item, known, request, null);
            case Item.Way.Snapshot snapshot -> ask(item, known, snapshot.request(), snapshot);
        }
    }

    private void ask(
            Item item, @Nullable UrlState known, Request request, Item.@Nullable Check check) {
        URI moved = moved(item, known);
        Request asked = moved == null ? request : request.at(moved);
        if (isAtRest(asked)) {
            return;
        }
        switch (patiently(conditional(asked, known))) {
            case Fetched answer -> answered(item, known, check, answer, moved);
            case NotModified _ -> notModified(item, known);
            case Gone _ when item.way() instanceof Item.Way.Probe -> tally.unchanged();
            case Gone gone -> failed(item, known, gone.url() + " answered " + gone.status(), false);
            case Failed failure when failure.until() != null ->
                    tally.cut(failure.url() + ": " + failure.reason());
            case Failed failure ->
                    failed(
                            item,
                            known,
                            failure.url() + ": " + failure.reason(),
                            failure.retryable());
        }
    }

    /// Nothing would be learned by asking; other hosts of the source go on.
    private boolean isAtRest(Request request) {
        Instant rests = fetcher.restsUntil(request.url());
        if (rests == null || !rests.isAfter(time.now().plus(Fetcher.PATIENCE))) {
            return false;
        }
        tally.cut(request.url() + ": its host is not asked before " + rests);
        return true;
    }

    /// Again when the host wants a short rest, which the next turn waits for.
    private Retrieval patiently(Request request) {
        Retrieval answer = fetcher.fetch(request);
        for (int again = 0; again < AGAIN && wantsShortRest(answer); again++) {
            answer = fetcher.fetch(request);
        }
        return answer;
    }

    private boolean wantsShortRest(Retrieval answer) {
        return answer instanceof Failed failed
                && failed.until() != null
                && !failed.until().isAfter(time.now().plus(Fetcher.PATIENCE));
    }

    /// Where the publisher said for good that it stands; the old address is tried again when that
    /// fails.
    private static @Nullable URI moved(Item item, @Nullable UrlState known) {
        return known == null || known.movedTo() == null || known.fault() != null
                ? null
                : URI.create(known.movedTo());
    }

    private static Request conditional(Request request, @Nullable UrlState known) {
        return known == null || known.fault() != null
                ? request
                : request.unless(known.etag(), known.lastModified());
    }

    private void answered(
            Item item,
            @Nullable UrlState known,
            Item.@Nullable Check check,
            Fetched answer,
            @Nullable URI moved) {
        String fault = Shape.of(item.format()).fault(answer.body());
        if (fault != null && !isSaidAgain(fault, answer, known)) {
            failed(item, known, answer.url() + " " + fault + said(answer), true);
            return;
        }
        URI movedTo = answer.movedTo() == null ? moved : answer.movedTo();
        kept(item, known, item.document(answer, movedTo), check);
    }

    /// A body that is cut the same way a day later is as its publisher has it, and for the reader
    /// to judge.
    private boolean isSaidAgain(String fault, Fetched answer, @Nullable UrlState known) {
        return known != null
                && known.fault() != null
                && fault.equals(Shape.CUT)
                && known.fault().endsWith(said(answer))
                && !known.lastAsked().plus(STANDS_AFTER).isAfter(time.now());
    }

    private static String said(Fetched answer) {
        return " (sha256 " + Digests.sha256(answer.body()).substring(0, 12) + ")";
    }

    private void kept(
            Item item, @Nullable UrlState known, Fetched answer, Item.@Nullable Check check) {
        String sha256 = Digests.sha256(answer.body());
        var state = states.after(item, answer, sha256);
        if (known != null && sha256.equals(known.sha256())) {
            tally.unchanged();
            archive.remember(state);
            return;
        }
        switch (check == null ? new Fine() : check.look(answer)) {
            case Fine() -> store(item, known, answer, sha256, state);
            case Doubtful(String reason) -> {
                store(item, known, answer, sha256, state);
                tally.failed(item.url() + ": " + reason, false);
            }
            case Refused(String reason, boolean retryable) ->
                    failed(item, known, item.url() + ": " + reason, retryable);
        }
    }

    private void store(
            Item item, @Nullable UrlState known, Fetched answer, String sha256, UrlState state) {
        String fault = archive.store(source.name(), item.format(), history, answer, sha256, state);
        if (fault == null) {
            tally.fetched();
        } else {
            failed(item, known, item.url() + ": " + fault, false);
        }
    }

    private void notModified(Item item, @Nullable UrlState known) {
        if (known == null || known.fault() != null) {
            failed(item, known, item.url() + " answered 304 to an unconditional request", true);
            return;
        }
        tally.unchanged();
        if (thorough || item.stamp() != null && !item.stamp().equals(known.stamp())) {
            archive.remember(states.stamped(item, known));
        }
    }

    /// The same fault again leaves it as it is, with its time. Being stopped is no fault of the
    /// document's.
    private void failed(Item item, @Nullable UrlState known, String reason, boolean retryable) {
        tally.failed(reason, retryable);
        boolean said = known != null && reason.equals(known.fault());
        if (said || Thread.currentThread().isInterrupted()) {
            return;
        }
        archive.remember(states.faulty(item, known, reason));
    }
}
