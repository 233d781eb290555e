package io.hypervisory.docker.bench;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.Loading;
import io.hypervisory.docker.Settings;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.web.WebSettings;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Schedule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// One run: generate, crawl through to searchable, crawl again unchanged, then feed the search
/// server directly.
public final class Bench {
    private static final String BEFOREHAND = "warm-up.example.org";

    /// So many times the documents beforehand, not measured: the compilers of both processes are
    /// busy for more than a minute, with thousands of methods of broker, streams and search server.
    private static final int WARM_UP = 5;

    /// Of which the median counts.
    private static final int PASSES = 3;

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
        progress.accept("generating documents");
        int warmUp = documents * WARM_UP;
        try (var before = new GeneratedProvider(BEFOREHAND, warmUp, folder);
                var providers = new Providers(documents, folder);
                var running = start()) {
            progress.accept("warming up with " + warmUp + " documents");
            crawl(running, source(BEFOREHAND, before));
            awaitSearchable(running, warmUp);
            return measured(providers.all(), running, warmUp);
        }
    }

    /// One for each measured pass, so that each brings documents that nobody has seen.
    private record Providers(List<GeneratedProvider> all) implements AutoCloseable {
        Providers(int documents, Path folder) throws IOException {
            var all = new ArrayList<GeneratedProvider>();
            for (int pass = 1; pass <= PASSES; pass++) {
                all.add(new GeneratedProvider(publisher(pass), documents, folder));
            }
            this(List.copyOf(all));
        }

        @Override
        public void close() throws IOException {
            for (GeneratedProvider provider : all) {
                provider.close();
            }
        }
    }

    private static String publisher(int pass) {
        return "bench-" + pass + ".example.org";
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

    /// @param documentsPerSecond from the first request to the last one searchable
    /// @param cpu milliseconds a document by part
    record Pass(double documentsPerSecond, Map<String, Double> cpu) {
        double cpuMs() {
            return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /// A pass, and what the search server alone did right after it.
    record Pair(Pass pass, Ceiling.Reached ceiling) {
        double ratio() {
            return pass.documentsPerSecond() / ceiling.documentsPerSecond();
        }

        /// The same by CPU time, whoever else used the machine.
        double cpuRatio() {
            return ceiling.cpuMs() / pass.cpuMs();
        }
    }

    /// A try at the ceiling after each pass, and the ratio of the two: a machine that others use
    /// too is as fast or slow for the one as for the other.
    private Result measured(List<GeneratedProvider> providers, AllInOne running, int there)
            throws IOException, InterruptedException {
        var pairs = new ArrayList<Pair>();
        for (GeneratedProvider provider : providers) {
            int number = pairs.size() + 1;
            String publisher = publisher(number);
            progress.accept("pass " + number + " of " + PASSES);
            Pass pass = pass(running, source(publisher, provider), there + number * documents);
            pairs.add(new Pair(pass, ceiling(running, publisher)));
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        Unchanged unchanged = unchanged(running, providers.getLast());
        pairs.sort(Comparator.comparingDouble(Pair::ratio));
        return new Result(
                LocalDate.now().toString(),
                documents,
                providers.getLast().meanBytes(),
                pairs.getFirst().ceiling().meanBytes(),
                List.copyOf(pairs),
                unchanged.seconds(),
                unchanged.records(),
                heap,
                residentMiB(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString());
    }

    private Ceiling.Reached ceiling(AllInOne running, String publisher)
            throws IOException, InterruptedException {
        var ceiling =
                new Ceiling(running.elasticsearch(), pid(running), running.kafka(), publisher);
        var tries = new ArrayList<Ceiling.Reached>();
        for (int senders : SENDERS) {
            progress.accept("ceiling, " + senders + (senders == 1 ? " sender" : " senders"));
            tries.add(ceiling.with(senders));
        }
        return tries.stream()
                .max(Comparator.comparingDouble(Ceiling.Reached::documentsPerSecond))
                .orElseThrow();
    }

    /// @param records that the pass put on `advisories.v1` and `changes.v1`
    private record Unchanged(double seconds, long records) {}

    private Unchanged unchanged(AllInOne running, GeneratedProvider provider)
            throws InterruptedException {
        progress.accept("unchanged pass");
        long records = publicRecords(running);
        long start = System.nanoTime();
        SourceState state = crawl(running, source(publisher(PASSES), provider));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (state.unchanged() != documents) {
            throw new IllegalStateException(
                    "the second pass found " + state.unchanged() + " unchanged, not " + documents);
        }
        return new Unchanged(seconds, publicRecords(running) - records);
    }

    private static long pid(AllInOne running) {
        return Objects.requireNonNull(running.elasticsearchPid(), "an embedded search server");
    }

    private Pass pass(AllInOne running, Source source, int searchable) throws InterruptedException {
        long pid = pid(running);
        Map<String, Double> before = CpuTimes.now(pid);
        long start = System.nanoTime();
        crawl(running, source);
        awaitSearchable(running, searchable);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Pass(
                documents / seconds, CpuTimes.perDocument(before, CpuTimes.now(pid), documents));
    }

    private static SourceState crawl(AllInOne running, Source source) throws InterruptedException {
        SourceState state = running.ingest().crawl(source);
        if (state.failed() > 0) {
            throw new IllegalStateException("the pass failed: " + state.failure());
        }
        return state;
    }

    private static Source source(String name, GeneratedProvider provider) {
        return Source.of(name, Source.Kind.CSAF, provider.url())
                .with(Schedule.atMost(Duration.ofDays(1)))
                .ownHost(8);
    }

    private static void awaitSearchable(AllInOne running, long wanted) throws InterruptedException {
        // searching keeps Elasticsearch refreshing, so it is asked only when there is nothing left
        // to index
        var sources = new Catalogue(List.of());
        long end = System.nanoTime() + LONGEST.toNanos();
        try (var loading = new Loading(running, sources)) {
            while (!loading.isDone() && System.nanoTime() < end) {
                Thread.sleep(100);
            }
        }
        long there = running.index().searchable();
        while (there < wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        there + " of " + wanted + " searchable after " + LONGEST);
            }
            Thread.sleep(20);
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
