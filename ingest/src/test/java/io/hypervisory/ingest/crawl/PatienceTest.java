package io.hypervisory.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.SimulatedTime;
import io.hypervisory.ingest.catalogue.Schedule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.TestFetchers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Providers that limit requests, fail for good or break us, as time goes by.
class PatienceTest {
    private static final int DOCUMENTS = 50;

    private final LoopbackSite site = new LoopbackSite();
    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final Fetcher fetcher =
            TestFetchers.everywhereIsHere(FetchLimits.STANDARD.within(Duration.ofSeconds(5)), time);
    private final Shelf shelf = new Shelf();
    private final AtomicInteger requests = new AtomicInteger();
    private Schedule schedule =
            new Schedule(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(30));

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    private void provider(Duration retryAfter, int every) {
        site.tagged(
                "/csaf/provider-metadata.json",
                """
                {"canonical_url": "https://x.example/", "metadata_version": "2.0", "role": "csaf_publisher",
                 "publisher": {"category": "vendor", "name": "x", "namespace": "https://x.example"},
                 "distributions": [{"directory_url": "d/"}]}
                """);
        var index = new StringBuilder();
        for (int number = 0; number < DOCUMENTS; number++) {
            String path = "/csaf/d/" + number + ".json";
            index.append(number).append(".json\n");
            site.page(
                    path,
                    exchange -> {
                        if (requests.incrementAndGet() % every == 0) {
                            Misbehaviour.tooManyRequests(retryAfter).handle(exchange);
                        } else {
                            LoopbackSite.send(exchange, 200, "{\"path\": \"" + path + "\"}");
                        }
                    });
        }
        site.tagged("/csaf/d/index.txt", index.toString());
    }

    private Source source() {
        return Source.of("s", Source.Kind.CSAF, site.url("/csaf/provider-metadata.json"))
                .with(schedule)
                .ownHost(1);
    }

    /// Lets the crawler go on by itself for so long.
    private SourceState crawlFor(Duration duration) throws InterruptedException {
        var threads = time.threads();
        var over = new CountDownLatch(1);
        try (var crawler =
                new Crawler(fetcher, shelf, shelf, Admission.FREE, Shelf::about, time, threads)) {
            threads.execute(() -> {
                try {
                    crawler.hold(java.util.List.of(source()));
                    time.sleep(duration);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    time.stop();
                    over.countDown();
                }
            });
            over.await();
        }
        return shelf.sources.get("s");
    }

    @Test
    void hostThatWantsShortRests_isCrawledInOnePass() throws InterruptedException {
        provider(Duration.ofSeconds(1), 5);

        SourceState state = crawlFor(Duration.ofMinutes(10));

        assertThat(shelf.stored).hasSize(DOCUMENTS);
        assertThat(state.health()).isEqualTo(Health.OK);
        assertThat(requests).hasValueLessThan(DOCUMENTS * 5 / 4 + 5);
    }

    @Test
    void hostThatWantsLongRests_isCrawledInAsManyPassesAsItTakes_allOfItHistory()
            throws InterruptedException {
        provider(Duration.ofHours(2), 10);

        SourceState state = crawlFor(Duration.ofDays(3));

        assertThat(shelf.stored).hasSize(DOCUMENTS).allMatch(line -> line.contains(" history "));
        assertThat(state.health()).isEqualTo(Health.OK);
        assertThat(state.firstPassDone()).isTrue();
        assertThat(requests).hasValueLessThan(DOCUMENTS + 15);
    }

    @Test
    void listingThatIsAsItWas_neverTurnsAFailedSourceHealthy() throws InterruptedException {
        provider(Duration.ZERO, Integer.MAX_VALUE);
        site.page("/csaf/d/7.json", Misbehaviour.status(404));

        SourceState state = crawlFor(Duration.ofDays(2));

        assertThat(shelf.stored).hasSize(DOCUMENTS - 1);
        assertThat(state.health()).isEqualTo(Health.PARTIAL);
        assertThat(state.failure()).contains("7.json").contains("404");
        assertThat(state.lastPass()).isAfter(Instant.parse("2026-01-02T00:00:00Z"));
    }

    @Test
    void listingPage_thatAnswers304UnaskedFor_isAFault() throws InterruptedException {
        provider(Duration.ZERO, Integer.MAX_VALUE);
        site.page("/csaf/d/index.txt", Misbehaviour.status(304));

        SourceState state = crawlFor(Duration.ofHours(1));

        assertThat(state.firstPassDone()).isFalse();
        assertThat(state.health()).isEqualTo(Health.FAILED);
        assertThat(state.failure()).contains("unconditional");
    }

    @Test
    void pageThatMoved_isAskedWhereItIs() throws InterruptedException {
        provider(Duration.ZERO, Integer.MAX_VALUE);
        site.page("/old/metadata.json", Misbehaviour.redirect(301, "/csaf/provider-metadata.json"));
        var source = Source.of("s", Source.Kind.CSAF, site.url("/old/metadata.json")).ownHost(1);
        try (var crawler =
                new Crawler(
                        fetcher,
                        shelf,
                        shelf,
                        Admission.FREE,
                        Shelf::about,
                        time,
                        time.threads())) {
            crawler.crawl(source);
            crawler.crawl(source);
        }

        assertThat(site.requests().stream().filter("/old/metadata.json"::equals)).hasSize(1);
    }

    @Test
    void brokenPass_isAFailure_thatIsToldAndNotRepeatedAtOnce() throws InterruptedException {
        provider(Duration.ZERO, Integer.MAX_VALUE);
        shelf.breaks = true;

        SourceState state = crawlFor(Duration.ofHours(5));

        assertThat(state.health()).isEqualTo(Health.FAILED);
        assertThat(state.failure()).contains("the pass broke").contains("out of order");
        assertThat(state.rhythm()).isNotNull();
        assertThat(state.rhythm().failedPasses()).isBetween(8, 10);
    }

    /// An archive is asked each month and never within a week, unless the first start met no
    /// network.
    @Test
    void networkThatIsAwayAtTheStart_delaysRareSources_byAboutAsLongAsItWasAway()
            throws InterruptedException {
        provider(Duration.ZERO, Integer.MAX_VALUE);
        Instant back = time.now().plus(Duration.ofMinutes(50));
        site.page(
                "/csaf/d/index.txt",
                exchange -> {
                    if (time.now().isBefore(back)) {
                        Misbehaviour.status(503).handle(exchange);
                    } else {
                        LoopbackSite.send(exchange, 200, "1.json\n");
                    }
                });
        schedule = new Schedule(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(30));

        SourceState state = crawlFor(Duration.ofHours(3));

        assertThat(shelf.stored).hasSize(1);
        assertThat(state.health()).isEqualTo(Health.OK);
        assertThat(state.nextDue()).isAfter(time.now().plus(Duration.ofDays(6)));
        assertThat(site.requests().stream().filter("/csaf/d/index.txt"::equals))
                .hasSizeLessThan(12);
    }
}
