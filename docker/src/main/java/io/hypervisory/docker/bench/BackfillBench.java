package io.hypervisory.docker.bench;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.Settings;
import io.hypervisory.index.web.WebSettings;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Schedule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// How long a fresh entry of a live feed takes to be found while a backfill runs beside it, with
/// the backfill waiting for what comes after it, and without.
public final class BackfillBench {
    private static final Duration BETWEEN_ENTRIES = Duration.ofMillis(200);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final int documents;
    private final Path folder;
    private final Consumer<String> progress;

    /// @param folder for data; emptied by nobody
    public BackfillBench(int documents, Path folder, Consumer<String> progress) {
        this.documents = documents;
        this.folder = folder;
        this.progress = progress;
    }

    /// Seconds from an entry's coming to its being found.
    ///
    /// @param backfill seconds that the backfill took, from its first request to the last document
    ///   searchable
    public record Freshness(
            boolean admission, int entries, double p50, double p99, double most, double backfill) {
        static Freshness of(boolean admission, List<Double> seconds, double backfill) {
            var sorted = new ArrayList<>(seconds);
            Collections.sort(sorted);
            return new Freshness(
                    admission,
                    sorted.size(),
                    at(sorted, 0.50),
                    at(sorted, 0.99),
                    sorted.getLast(),
                    backfill);
        }

        private static double at(List<Double> sorted, double share) {
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }

        /// A row of the table.
        public String markdown() {
            return "| %s | %d | %.1f | %.1f | %.1f | %.1f |"
                    .formatted(admission ? "on" : "off", entries, p50, p99, most, backfill);
        }
    }

    /// @throws IllegalStateException when it does not come to an end
    public List<Freshness> run() throws IOException, InterruptedException {
        try (var before = new GeneratedProvider("before.example.org", documents / 2, folder);
                var provider = new GeneratedProvider("backfill.example.org", documents, folder)) {
            return List.of(run(before, provider, true), run(before, provider, false));
        }
    }

    /// A first half as much warms the servers up: compiling takes a core of the two for a while.
    private Freshness run(GeneratedProvider before, GeneratedProvider provider, boolean admission)
            throws IOException, InterruptedException {
        progress.accept("starting the servers, admission " + (admission ? "on" : "off"));
        var settings = Settings.from(admission ? Map.of() : Map.of("HYPERVISORY_ADMISSION", "off"));
        try (var feed = new LiveFeed(BETWEEN_ENTRIES);
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var running =
                        AllInOne.start(
                                new AllInOne.Plan(
                                        settings,
                                        folder.resolve("data-" + admission),
                                        new Catalogue(List.of(live(feed))),
                                        new WebSettings("127.0.0.1", 0),
                                        () -> {}))) {
            var watch = new Watch(feed, running.url());
            watch.awaitFirst();
            progress.accept("warming up");
            running.ingest().crawl(history("before", before));
            int there = documents / 2;
            while (running.index().searchable() < there) {
                Thread.sleep(LOOK_AGAIN);
            }
            long begun = System.nanoTime();
            progress.accept("backfill of " + documents + " documents");
            Future<?> backfill =
                    threads.submit(() -> running.ingest().crawl(history("history", provider)));
            List<Double> seconds =
                    watch.until(() ->
                            backfill.isDone() && running.index().searchable() >= there + documents);
            double took = (System.nanoTime() - begun) / 1e9;
            return Freshness.of(admission, seconds, took);
        }
    }

    private static Source live(LiveFeed feed) {
        return Source.of("live", Source.Kind.FEED, feed.url())
                .with(Schedule.atMost(Duration.ofSeconds(1)))
                .ownHost(2);
    }

    private static Source history(String name, GeneratedProvider provider) {
        return Source.of(name, Source.Kind.CSAF, provider.url())
                .with(Schedule.atMost(Duration.ofDays(1)))
                .ownHost(8);
    }

    private interface End {
        boolean isReached();
    }

    /// Counts the feed's entries that a search finds.
    private static final class Watch {
        private final LiveFeed feed;
        private final HttpRequest question;
        private final HttpClient client = HttpClient.newHttpClient();

        Watch(LiveFeed feed, URI server) {
            this.feed = feed;
            this.question =
                    HttpRequest.newBuilder(
                                    server.resolve(
                                            "/api/advisories?size=0&q=title:" + LiveFeed.WORD))
                            .build();
        }

        private int found() throws IOException, InterruptedException {
            var answer = client.send(question, BodyHandlers.ofByteArray());
            return Json.MAPPER.readTree(answer.body()).path("total").asInt(0);
        }

        void awaitFirst() throws IOException, InterruptedException {
            while (found() == 0) {
                Thread.sleep(LOOK_AGAIN);
            }
        }

        /// Entries are found in the order in which they came, but for those of one poll.
        List<Double> until(End end) throws IOException, InterruptedException {
            var seconds = new ArrayList<Double>();
            int seen = feed.entries();
            int last = Integer.MAX_VALUE;
            long give = System.nanoTime() + LONGEST.toNanos();
            while (seen < last) {
                if (System.nanoTime() > give) {
                    throw new IllegalStateException("the backfill took longer than " + LONGEST);
                }
                int found = found();
                long now = System.nanoTime();
                for (; seen < found; seen++) {
                    seconds.add((now - feed.cameAt(seen)) / 1e9);
                }
                if (last == Integer.MAX_VALUE && end.isReached()) {
                    last = feed.entries();
                }
                Thread.sleep(LOOK_AGAIN);
            }
            return seconds;
        }
    }
}
