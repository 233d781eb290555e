package io.hypervisory.docker.bench;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.Settings;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.web.WebSettings;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// One run: generate, crawl through to searchable, crawl again unchanged, then feed the search
/// server directly.
public final class Bench {
    private static final String SOURCE = "bench";
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final List<Integer> SENDERS = List.of(1, 2, 4);

    private final int documents;
    private final Path folder;
    private final Consumer<String> progress;

    /// @param folder an empty one; servers and documents stand there
    public Bench(int documents, Path folder, Consumer<String> progress) {
        this.documents = documents;
        this.folder = folder;
        this.progress = progress;
    }

    public Result run() throws IOException, InterruptedException {
        progress.accept("generating " + documents + " documents");
        try (var provider = new GeneratedProvider(documents, folder);
                var running = start()) {
            return measured(provider, running);
        }
    }

    /// With an empty catalogue first, so that the clock starts when the servers are warm enough to
    /// answer.
    private AllInOne start() throws InterruptedException {
        progress.accept("starting the servers");
        return AllInOne.start(
                new AllInOne.Plan(
                        Settings.from(Map.of()),
                        folder.resolve("data"),
                        new Catalogue(List.of()),
                        new WebSettings("127.0.0.1", 0),
                        () -> {}));
    }

    private Result measured(GeneratedProvider provider, AllInOne running)
            throws IOException, InterruptedException {
        var source =
                new Source(
                        SOURCE,
                        Source.Kind.CSAF,
                        provider.url(),
                        Duration.ofDays(1),
                        8,
                        Duration.ZERO,
                        null);
        long pid = Objects.requireNonNull(running.elasticsearchPid());
        progress.accept("first pass");
        Map<String, Double> before = CpuTimes.now(pid);
        long start = System.nanoTime();
        crawl(running, source);
        awaitSearchable(running);
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Double> cpu = CpuTimes.perDocument(before, CpuTimes.now(pid), documents);
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        long rss = residentMiB();

        progress.accept("second pass");
        long records = publicRecords(running);
        long again = System.nanoTime();
        SourceState second = crawl(running, source);
        double secondSeconds = (System.nanoTime() - again) / 1e9;
        if (second.unchanged() != documents) {
            throw new IllegalStateException(
                    "the second pass found " + second.unchanged() + " unchanged, not " + documents);
        }
        long more = publicRecords(running) - records;

        var ceiling = new Ceiling(running.elasticsearch(), running.kafka());
        var rates = new TreeMap<Integer, Double>();
        for (int senders : SENDERS) {
            progress.accept("ceiling, " + senders + " senders");
            rates.put(senders, ceiling.documentsPerSecond(senders));
        }
        double pipeline = documents / seconds;
        double best = rates.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return new Result(
                LocalDate.now().toString(),
                documents,
                provider.meanBytes(),
                ceiling.meanBytes(),
                pipeline,
                rates,
                pipeline / best,
                cpu,
                secondSeconds,
                more,
                heap,
                rss,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString());
    }

    private static SourceState crawl(AllInOne running, Source source) throws InterruptedException {
        SourceState state = running.ingest().crawl(source);
        if (state.failed() > 0) {
            throw new IllegalStateException("the pass failed: " + state.failure());
        }
        return state;
    }

    private void awaitSearchable(AllInOne running) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        long there = running.index().searchable();
        while (there < documents) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        there + " of " + documents + " searchable after " + LONGEST);
            }
            Thread.sleep(100);
            there = running.index().searchable();
        }
    }

    private static long publicRecords(AllInOne running) throws InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(running.kafka()))) {
            var asked = new java.util.HashMap<TopicPartition, OffsetSpec>();
            for (var topic : List.of(EnrichTopics.ADVISORIES, EnrichTopics.CHANGES)) {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    asked.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
                }
            }
            return admin.listOffsets(asked).all().get().values().stream()
                    .mapToLong(each -> each.offset())
                    .sum();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new KafkaException("offsets", e.getCause());
        }
    }

    /// Linux only; 0 elsewhere.
    private static long residentMiB() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }
}
