package io.hypervisory.ingest.crawl;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.SimulatedTime;
import io.hypervisory.ingest.catalogue.Schedule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Manners;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.TestFetchers;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// 200 feeds for 30 simulated days, whose servers do what servers do. Judged by the servers' own
/// log.
@Tag("long")
class ThirtyDaysIT {
    private static final int FEEDS = 200;
    private static final Duration DAYS = Duration.ofDays(30);
    private static final Instant START = Instant.parse("2008-01-01T00:00:00Z");
    private static final Schedule SCHEDULE =
            new Schedule(Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7));
    private static final FetchLimits LIMITS =
            new FetchLimits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    1024 * 1024,
                    4 * 1024 * 1024,
                    20,
                    5,
                    true);

    private final SimulatedTime time = new SimulatedTime(START);
    private final List<SimulatedFeed> feeds =
            IntStream.range(0, FEEDS).mapToObj(n -> new SimulatedFeed(n, START, DAYS)).toList();
    private final Posts posts = new Posts();

    /// Reads what is stored at once, and remembers by source the titles of each post.
    private static final class Posts extends Shelf {
        final Map<String, Map<String, Set<String>>> titles = new HashMap<>();
        final List<String> unread = new ArrayList<>();
        final Readers readers = StandardReaders.all();

        @Override
        void kept(String source, String format, boolean history, String sha256, Fetched fetched) {
            var document =
                    new Document(
                            source,
                            format,
                            history,
                            fetched.url().toString(),
                            fetched.contentType(),
                            null,
                            -1,
                            -1,
                            sha256,
                            fetched.at(),
                            fetched.body());
            switch (readers.read(document)) {
                case Reading.Read(var notices) ->
                        notices.forEach(notice -> {
                            var post = (PostFacts) notice;
                            titles.computeIfAbsent(source, _ -> new HashMap<>())
                                    .computeIfAbsent(post.id().toString(), _ -> new TreeSet<>())
                                    .add(post.title());
                        });
                case Reading.Rejected(String reason, String error) ->
                        unread.add(source + " " + reason + " " + error);
            }
        }
    }

    @Test
    void nothingIsMissed_nothingIsTwice_andNobodyIsAskedAgainstTheirWill() throws Exception {
        try (var web = new SimulatedWeb(feeds, time)) {
            long begun = System.nanoTime();
            crawl(web);
            List<SimulatedWeb.Logged> log = web.log();
            System.out.printf(
                    "thirty days: %d feeds, %d requests, %d bytes in full answers, %d items, %.0f s%n",
                    FEEDS,
                    log.size(),
                    web.bytes(),
                    feeds.stream().mapToLong(feed -> feed.items().size()).sum(),
                    (System.nanoTime() - begun) / 1e9);
            Map<Integer, List<SimulatedWeb.Logged>> byFeed =
                    log.stream().collect(groupingBy(SimulatedWeb.Logged::feed));
            assertThat(byFeed).hasSize(FEEDS);
            assertThat(posts.unread).isEmpty();
            Map<String, String> problems = new TreeMap<>();
            byFeed.forEach(
                    (number, requests) -> judge(feeds.get(number), number, requests, problems));
            assertThat(problems).isEmpty();
        }
    }

    private void crawl(SimulatedWeb web) throws InterruptedException {
        var threads = time.threads();
        var over = new CountDownLatch(1);
        try (var fetcher = TestFetchers.everywhereIsHere(LIMITS, time);
                var crawler =
                        new Crawler(
                                fetcher,
                                posts,
                                posts,
                                Admission.FREE,
                                Shelf::about,
                                time,
                                threads)) {
            threads.execute(() -> {
                try {
                    crawler.hold(feeds.stream().map(feed -> source(web, feed)).toList());
                    time.sleep(DAYS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    time.stop();
                    over.countDown();
                }
            });
            over.await();
        }
    }

    private static Source source(SimulatedWeb web, SimulatedFeed feed) {
        return Source.of(feed.host(), Source.Kind.FEED, web.feed(feed))
                .with(SCHEDULE)
                .with(
                        new Manners(
                                1,
                                Duration.ofSeconds(1),
                                null,
                                Map.of(),
                                true,
                                Set.of(feed.host()),
                                null));
    }

    private void judge(
            SimulatedFeed feed,
            int number,
            List<SimulatedWeb.Logged> requests,
            Map<String, String> problems) {
        String name = feed.host();
        if (SimulatedWeb.isForbidden(number)) {
            if (requests.stream().anyMatch(one -> !one.path().equals("/robots.txt"))) {
                problems.put(name, "was asked against its robots.txt");
            }
            return;
        }
        missed(feed, requests, problems);
        Instant free = Instant.MIN;
        long moved = 0;
        for (SimulatedWeb.Logged one : requests) {
            if (one.at().isBefore(free)) {
                problems.put(name, "asked at " + one.at() + " inside Retry-After until " + free);
            }
            free = one.waitUntil() == null ? free : one.waitUntil();
            boolean isMoved = one.path().equals(SimulatedWeb.MOVED);
            moved += isMoved ? 1 : 0;
        }
        // a moved feed is asked at its new place: the old one only after a fault there
        long redirected =
                requests.stream()
                        .filter(one -> one.path().equals(SimulatedWeb.FEED))
                        .filter(one -> number % 10 == 7 && one.at().isAfter(feed.reset()))
                        .filter(one -> feed.fault(one.at()) == null)
                        .count();
        if (number % 10 == 7 && (moved < 10 || redirected > moved / 4)) {
            problems.put(name, moved + " requests at the new place, " + redirected + " at the old");
        }
    }

    private void missed(
            SimulatedFeed feed, List<SimulatedWeb.Logged> requests, Map<String, String> problems) {
        Set<Integer> due = new HashSet<>();
        requests.forEach(one -> one.served().forEach(item -> due.add(item.number())));
        for (SimulatedFeed.Item item : feed.items()) {
            if (feed.stoodLonger(item, SCHEDULE.longest(), START.plus(DAYS))) {
                due.add(item.number());
            }
        }
        Map<String, Set<String>> got = posts.titles.getOrDefault(feed.host(), Map.of());
        Map<Integer, Integer> times = new HashMap<>();
        got.values()
                .forEach(titles ->
                        titles.stream()
                                .map(title -> Integer.valueOf(title.replaceAll("\\D", "")))
                                .distinct()
                                .forEach(item -> times.merge(item, 1, Integer::sum)));
        due.stream()
                .filter(item -> !times.containsKey(item))
                .forEach(item -> problems.put(feed.host() + "#" + item, "missed"));
        times.forEach((item, count) -> {
            if (count > 1) {
                problems.put(feed.host() + "#" + item, count + " times");
            }
        });
    }
}
