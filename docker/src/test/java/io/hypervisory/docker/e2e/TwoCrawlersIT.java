package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.TopicAdmin;
import io.hypervisory.docker.embedded.EmbeddedKafka;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two crawling processes on one broker share the hosts; one of them is killed. Judged by the log
/// of the server that they ask. Every address of the loopback network is a host.
@Tag("long")
class TwoCrawlersIT {
    private static final int HOSTS = 24;
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @TempDir Path folder;
    private final Queue<Asked> log = new ConcurrentLinkedQueue<>();
    private EmbeddedKafka kafka;
    private HttpServer server;

    private record Asked(String agent, String host, Instant begun, Instant ended, String served) {}

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        TopicAdmin.ensure(settings(), AllInOne.topics(), (short) 1);
        server = HttpServer.create(new InetSocketAddress(0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        kafka.close();
    }

    private Map<String, String> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static String host(int number) {
        return "127.0.0." + (number + 2);
    }

    /// Half of the feeds say something new each second; the others never do, and know nothing of
    /// validators.
    private void answer(HttpExchange exchange) throws IOException {
        Instant begun = Instant.now();
        String path = exchange.getRequestURI().getPath();
        String host = exchange.getLocalAddress().getAddress().getHostAddress();
        boolean talks = host.hashCode() % 2 == 0;
        byte[] body =
                "<rss version='2.0'><channel><title>%s</title><item><title>%s</title></item></channel></rss>"
                        .formatted(host, talks ? begun.getEpochSecond() : "the only one")
                        .getBytes(UTF_8);
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean known = path.equals("/feed.xml");
        exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
        if (known) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
        String agent = exchange.getRequestHeaders().getFirst("User-Agent");
        log.add(new Asked(agent, host, begun, Instant.now(), known ? Digests.sha256(body) : ""));
    }

    private Process crawler(String agent) throws IOException {
        var yaml = new StringBuilder("sources:\n");
        for (int number = 0; number < HOSTS; number++) {
            yaml.append(
                    """
                      - name: feed-%1$s
                        kind: feed
                        url: http://%1$s:%2$d/feed.xml
                        interval: PT1S
                        pause: PT0S
                        userAgent: %3$s
                        privateHosts: [%1$s]
                    """
                            .formatted(host(number), server.getAddress().getPort(), agent));
        }
        Path sources = Files.writeString(folder.resolve(agent + ".yaml"), yaml);
        var builder =
                new ProcessBuilder(
                                Child.launcher(),
                                "ingest",
                                "--sources",
                                sources.toString(),
                                "--data",
                                folder.resolve(agent).toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of("target", "crawler-" + agent + ".log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        builder.environment().put("HYPERVISORY_DEADLINE", DEADLINE.toString());
        builder.environment().put("HEALTH_PORT", "0");
        return builder.start();
    }

    @Test
    void hostsAreShared_neverAskedByBoth_andTakenOverAfterAKill() throws Exception {
        Process one = crawler("one");
        Process other = null;
        try {
            await("one asks every host")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> hosts("one", Instant.EPOCH).size() == HOSTS);
            other = crawler("other");
            await("the other has its share")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> hosts("other", Instant.EPOCH).size() > HOSTS / 4);
            Instant shared = Instant.now();
            Thread.sleep(5_000);
            Set<String> ofOne = hosts("one", shared);
            Set<String> ofOther = hosts("other", shared);
            assertThat(ofOne).isNotEmpty().doesNotContainAnyElementsOf(ofOther);
            assertThat(ofOne.size() + ofOther.size()).isEqualTo(HOSTS);

            Instant killed = Instant.now();
            one.destroyForcibly().waitFor();
            await("the other takes over")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> hosts("other", killed).size() == HOSTS);
            judgeTakeover(ofOne, killed);
            other.destroy();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            judgeOverlaps();
            judgeDocuments();
        } finally {
            one.destroyForcibly();
            if (other != null) {
                other.destroyForcibly();
            }
        }
    }

    private Set<String> hosts(String agent, Instant since) {
        return log.stream()
                .filter(asked -> asked.agent().equals(agent) && asked.begun().isAfter(since))
                .map(Asked::host)
                .collect(toSet());
    }

    /// After the session, which began with the last heartbeat, and the deadline of the last
    /// request.
    private void judgeTakeover(Set<String> hosts, Instant killed) {
        var after = new TreeMap<String, Duration>();
        for (String host : hosts) {
            Instant first =
                    log.stream()
                            .filter(asked -> asked.host().equals(host))
                            .filter(asked -> asked.agent().equals("other"))
                            .map(Asked::begun)
                            .filter(begun -> begun.isAfter(killed))
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
            after.put(host, Duration.between(killed, first));
        }
        System.out.println("taken over after " + after);
        assertThat(after.values())
                .allSatisfy(each ->
                        assertThat(each)
                                .isBetween(
                                        SESSION.plus(DEADLINE).minus(HEARTBEAT),
                                        SESSION.plus(DEADLINE).plusSeconds(15)));
    }

    private void judgeOverlaps() {
        Map<String, List<Asked>> byHost = log.stream().collect(groupingBy(Asked::host));
        byHost.forEach((host, asked) -> {
            var inOrder = asked.stream().sorted(Comparator.comparing(Asked::begun)).toList();
            IntStream.range(1, inOrder.size())
                    .forEach(next ->
                            assertThat(inOrder.get(next).begun())
                                    .as(host)
                                    .isAfterOrEqualTo(inOrder.get(next - 1).ended()));
        });
        System.out.println(log.size() + " requests to " + byHost.size() + " hosts, none at once");
    }

    private void judgeDocuments() {
        var documents = new Committed(settings()).of(IngestTopics.DOCUMENTS);
        Map<String, Long> times =
                documents.stream().collect(groupingBy(each -> each.key(), counting()));
        assertThat(times.values()).containsOnly(1L);
        Set<String> kept =
                times.keySet().stream()
                        .map(key -> key.substring(key.length() - 64))
                        .collect(toSet());
        Set<String> served =
                log.stream().map(Asked::served).filter(sha -> !sha.isEmpty()).collect(toSet());
        // an answer may have been under way when its process was killed
        assertThat(served).containsAll(kept);
        assertThat(served.size() - kept.size()).isBetween(0, HOSTS);
    }
}
