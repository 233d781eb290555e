package io.hypervisory.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Fetcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StuckSourceIT {
    @Test
    void release_namesWhatDidNotStop() throws Exception {
        var reached = new CountDownLatch(1);
        var stuck = new Semaphore(0);
        Admission admission =
                () -> {
                    reached.countDown();
                    stuck.acquireUninterruptibly();
                };
        try (var shelf = new TestCrawl();
                var fetcher = new Fetcher(FetchLimits.STANDARD, Time.system());
                var crawler =
                        new Crawler(
                                fetcher,
                                shelf,
                                shelf,
                                admission,
                                Shelf::about,
                                Time.system(),
                                Executors.newVirtualThreadPerTaskExecutor())) {
            shelf.site.page("/feed", "<rss/>");
            Source busy = source("busy", shelf);
            Source idle = source("idle", shelf);
            shelf.remember(withNews(shelf.site.url("/feed").toString()));
            crawler.hold(List.of(source("news", shelf), busy));
            assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(crawler.release(List.of(busy, idle))).containsExactly(busy);
            stuck.release();
        }
    }

    /// History waits only where somebody has news; this one is not due for a day.
    private static SourceState withNews(String url) {
        Instant now = Instant.now();
        return new SourceState(
                "news",
                "feed",
                url,
                null,
                SourceState.Health.OK,
                true,
                now,
                now,
                now.plus(Duration.ofDays(1)),
                null,
                1,
                1,
                0,
                0,
                null);
    }

    private static Source source(String name, TestCrawl shelf) {
        return Source.of(name, Source.Kind.FEED, shelf.site.url("/feed")).ownHost(1);
    }
}
