package io.hypervisory.docker.embedded;

import io.hypervisory.ingest.contract.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// A KRaft broker and controller inside this process, on loopback, for one machine.
///
/// Its data stands in the sub-folder `kafka`, is formatted once and outlives restarts and `kill
/// -9`. A fault of the broker's own storage halts the whole process: that is Kafka's rule, and
/// starting again is the cure. Thread-safe.
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /// Returns when the broker takes requests.
    ///
    /// @param data the folder for all embedded servers; made if missing
    /// @throws UncheckedIOException if the folder cannot be used
    /// @throws org.apache.kafka.common.KafkaException if the broker does not start, for example
    ///   because another process uses the same folder
    public static EmbeddedKafka start(Path data) {
        Path home = data.resolve("kafka").toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            List<Integer> ports = Ports.remembered(home.resolve("ports"), 2);
            Path logs = home.resolve("data");
            format(logs, clusterId(home.resolve("cluster.id")));
            var server =
                    new KafkaRaftServer(
                            new KafkaConfig(settings(logs, ports.get(0), ports.get(1))),
                            Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, "127.0.0.1:" + ports.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException("embedded Kafka cannot use " + home, e);
        }
    }

    /// The address for clients, `127.0.0.1:PORT`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// Stops in order, so that the next start has nothing to recover.
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /// Drawn once and noted before anything is formatted, so that a crash in between does no harm.
    private static String clusterId(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path fresh = file.resolveSibling("cluster.id.new");
            Files.writeString(fresh, Uuid.randomUuid().toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /// Makes a new folder a broker's; a formatted one keeps what it has.
    private static void format(Path logs, String clusterId) throws IOException {
        Files.createDirectories(logs);
        try (var silence =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(clusterId)
                    .addDirectory(logs.toString())
                    .setMetadataLogDirectory(logs.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .setPrintStream(silence)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot format " + logs, e);
        }
    }

    private static Map<String, String> settings(Path logs, int port, int controllerPort) {
        var settings = new TreeMap<String, String>();
        settings.putAll(addresses(port, controllerPort));
        settings.putAll(SINGLE_NODE);
        settings.put("log.dirs", logs.toString());
        return settings;
    }

    private static Map<String, String> addresses(int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort);
    }

    /// What one node on two cores wants: no second copy, few internal partitions, small segments
    /// (what a crash leaves unflushed is read again at start), and a cleaner that does not take 128
    /// MiB. The session is short because after `kill -9` the controller keeps the old broker's
    /// place for that long.
    private static final Map<String, String> SINGLE_NODE =
            Map.ofEntries(
                    Map.entry("auto.create.topics.enable", "false"),
                    Map.entry("default.replication.factor", "1"),
                    Map.entry("min.insync.replicas", "1"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "8"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "4"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("broker.session.timeout.ms", "3000"),
                    Map.entry("broker.heartbeat.interval.ms", "500"),
                    Map.entry("message.max.bytes", Integer.toString(Topic.MAX_RECORD_BYTES)),
                    Map.entry("replica.fetch.max.bytes", Integer.toString(Topic.MAX_RECORD_BYTES)),
                    Map.entry("log.segment.bytes", Integer.toString(64 * 1024 * 1024)),
                    Map.entry("log.index.size.max.bytes", Integer.toString(1024 * 1024)),
                    Map.entry("log.cleaner.enable", "true"),
                    Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(32 * 1024 * 1024)),
                    Map.entry("num.recovery.threads.per.data.dir", "2"),
                    Map.entry("num.network.threads", "2"),
                    Map.entry("num.io.threads", "4"),
                    Map.entry("background.threads", "2"));
}
