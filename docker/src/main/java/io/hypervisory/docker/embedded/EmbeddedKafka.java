package io.hypervisory.docker.embedded;

import io.hypervisory.ingest.contract.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
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
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);
    private static final Duration FENCED_WITHIN = Duration.ofMinutes(1);
    private static final Duration FENCED_PAUSE = Duration.ofMillis(20);

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
            if (wasKilled(logs)) {
                fenceTheDead(logs, ports.get(1));
            }
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

    /// Kafka leaves a mark when it stops in order, and takes it away at the next start.
    private static boolean wasKilled(Path logs) {
        return Files.isDirectory(logs.resolve("__cluster_metadata-0"))
                && !Files.exists(logs.resolve(".kafka_cleanshutdown"));
    }

    /// Runs the controller alone until it has fenced the broker that was killed.
    ///
    /// For the controller that one is alive and leads every partition until its session has ended.
    /// A broker that starts in that time leads them too, in the old epoch; then for a moment nobody
    /// does, and a transaction that is being completed at that moment goes without its markers, for
    /// ever: Kafka 4.3 takes a partition without a leader for a deleted one (`these partitions are
    /// likely deleted already and hence can be skipped`, TransactionMarkerChannelManager). Its
    /// consumers would wait for ever too.
    private static void fenceTheDead(Path logs, int controllerPort) {
        var settings = new TreeMap<String, String>();
        settings.putAll(SINGLE_NODE);
        settings.putAll(controllerAddress(controllerPort));
        settings.put("process.roles", "controller");
        settings.put("listeners", "CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("log.dirs", logs.toString());
        settings.put("broker.session.timeout.ms", "200");
        settings.put("broker.heartbeat.interval.ms", "50");
        var controller = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        controller.startup();
        try {
            long begin = System.nanoTime();
            while (brokers("Fenced") == 0) {
                var waited = Duration.ofNanos(System.nanoTime() - begin);
                if (waited.compareTo(KNOWN_WITHIN) > 0 && brokers("Active") == 0) {
                    // killed before it had ever registered
                    return;
                }
                if (waited.compareTo(FENCED_WITHIN) > 0) {
                    throw new KafkaException(
                            "the broker that was killed is not fenced after " + FENCED_WITHIN);
                }
                LockSupport.parkNanos(FENCED_PAUSE.toNanos());
            }
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    /// As Kafka's documented metrics tell it.
    private static int brokers(String state) {
        try {
            Object value =
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(
                                    new ObjectName(
                                            "kafka.controller:type=KafkaController,name="
                                                    + state
                                                    + "BrokerCount"),
                                    "Value");
            return value instanceof Integer count ? count : 0;
        } catch (InstanceNotFoundException e) {
            return 0;
        } catch (JMException e) {
            throw new KafkaException("the controller does not tell of its brokers", e);
        }
    }

    private static Map<String, String> settings(Path logs, int port, int controllerPort) {
        var settings = new TreeMap<String, String>();
        settings.putAll(addresses(port, controllerPort));
        settings.putAll(controllerAddress(controllerPort));
        settings.putAll(SINGLE_NODE);
        settings.put("log.dirs", logs.toString());
        return settings;
    }

    private static Map<String, String> addresses(int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port);
    }

    private static Map<String, String> controllerAddress(int controllerPort) {
        return Map.of(
                "node.id",
                Integer.toString(NODE),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort);
    }

    /// What one node on two cores wants: no second copy, few internal partitions, small segments
    /// (what a crash leaves unflushed is read again at start), and a cleaner that does not take 128
    /// MiB. The session is long because nobody could take over, and being fenced does harm (see
    /// [#fenceTheDead]); a pause of the whole machine must not lead to it.
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
                    Map.entry("broker.session.timeout.ms", "60000"),
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
