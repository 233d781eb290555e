package io.hypervisory.docker.bench;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.TopicAdmin;
import io.hypervisory.docker.embedded.EmbeddedKafka;
import io.hypervisory.index.GroupLag;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.pipe.Ingest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/// How fast `ingest` alone gets documents from a local server, with a heap of 256 MiB.
public final class CrawlBench {
    /// Of the crawling process, as `-Xmx` takes it.
    public static final String HEAP = "256m";

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final int documents;
    private final Path folder;
    private final Path launcher;
    private final Consumer<String> progress;

    /// @param launcher the program itself
    public CrawlBench(int documents, Path folder, Path launcher, Consumer<String> progress) {
        this.documents = documents;
        this.folder = folder;
        this.launcher = launcher;
        this.progress = progress;
    }

    /// Documents a second, from the first request to the last document read into a notice.
    public double run() throws Exception {
        try (var provider = new GeneratedProvider("crawl.example.org", documents, folder);
                var kafka = EmbeddedKafka.start(folder.resolve("kafka"))) {
            Map<String, String> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
            TopicAdmin.ensure(settings, AllInOne.topics(), (short) 1);
            progress.accept("crawling " + documents + " documents with a heap of " + HEAP);
            Process ingest = start(provider, kafka.bootstrapServers());
            try (var admin = Admin.create(Map.copyOf(settings))) {
                return documents / seconds(provider, ingest, new GroupLag(admin));
            } finally {
                ingest.destroy();
                ingest.waitFor();
            }
        }
    }

    private Process start(GeneratedProvider provider, String servers) throws IOException {
        Path sources =
                Files.writeString(
                        folder.resolve("sources.yaml"),
                        """
                        sources:
                          - name: crawl
                            kind: csaf
                            url: %s
                            concurrency: 8
                            pause: PT0S
                            privateHosts: [127.0.0.1]
                        """
                                .formatted(provider.url()));
        var builder =
                new ProcessBuilder(
                                launcher.toString(),
                                "ingest",
                                "--sources",
                                sources.toString(),
                                "--data",
                                folder.resolve("data").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("ingest.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", servers);
        builder.environment().put("HYPERVISORY_JAVA_OPTS", "-Xmx" + HEAP);
        builder.environment().put("HYPERVISORY_ADMISSION", "off");
        builder.environment().put("HEALTH_PORT", "0");
        return builder.start();
    }

    private double seconds(GeneratedProvider provider, Process ingest, GroupLag lag)
            throws Exception {
        List<String> topics = List.of(IngestTopics.DOCUMENTS.name());
        long give = System.nanoTime() + LONGEST.toNanos();
        long first = 0;
        while (true) {
            if (!ingest.isAlive() || System.nanoTime() > give) {
                throw new IllegalStateException(
                        "the crawl did not end:\n"
                                + Files.readString(folder.resolve("ingest.log")));
            }
            if (first == 0 && provider.requests() > 0) {
                first = System.nanoTime();
            }
            var stand = lag.stand(Ingest.READ_GROUP, topics);
            if (stand.isPresent() && stand.get().done() >= documents) {
                return (System.nanoTime() - first) / 1e9;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }
}
