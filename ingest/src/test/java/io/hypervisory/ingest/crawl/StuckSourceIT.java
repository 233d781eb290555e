package io.hypervisory.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.About;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Fetcher;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
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
                                _ ->
                                        new About(
                                                null,
                                                SourceState.Coverage.CURRENT,
                                                null,
                                                null,
                                                "any",
                                                null),
                                Time.system(),
                                Executors.newVirtualThreadPerTaskExecutor())) {
            shelf.site.page("/feed", "<rss/>");
            Source busy = source("busy", shelf);
            Source idle = source("idle", shelf);
            crawler.hold(List.of(busy));
            reached.await();

            assertThat(crawler.release(List.of(busy, idle))).containsExactly(busy);
            stuck.release();
        }
    }

    private static Source source(String name, TestCrawl shelf) {
        return Source.of(name, Source.Kind.FEED, shelf.site.url("/feed")).ownHost(1);
    }
}
