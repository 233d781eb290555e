package io.hypervisory.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.TopicAdmin;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.Index;
import io.hypervisory.index.IndexSettings;
import io.hypervisory.index.web.HealthSource;
import io.hypervisory.index.web.WebSettings;
import io.hypervisory.ingest.contract.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An index that is built anew while it is searched and written.
class ReindexIT {
    private static final String PATCHES = EnrichTopics.PATCHES.name();
    private static final int KEPT = 3_000;
    private static final int SEARCHERS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir Path data;
    private EmbeddedKafka broker;
    private EmbeddedElasticsearch elasticsearch;
    private Index index;
    private PatchWriter writer;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedKafka.start(data.resolve("kafka"));
        try (var admin = Records.admin(broker)) {
            TopicAdmin.ensure(admin, AllInOne.topics(), (short) 1);
        }
        elasticsearch =
                EmbeddedElasticsearch.start(
                        Path.of(System.getProperty("elasticsearch.distribution")),
                        data.resolve("elasticsearch"),
                        new EmbeddedElasticsearch.Settings("512m"));
        index =
                Index.start(
                        IndexSettings.open(
                                Map.of("bootstrap.servers", broker.bootstrapServers()),
                                elasticsearch.url(),
                                WebSettings.loopback(0)),
                        HealthSource.NONE,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        () -> failed.set(true));
        writer = new PatchWriter(broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        client.close();
        writer.close();
        index.close();
        elasticsearch.close();
        broker.close();
    }

    private HttpResponse<String> send(String method, URI address) throws Exception {
        return send(method, address, "");
    }

    private HttpResponse<String> send(String method, URI address, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI ours(String path) {
        return URI.create("http://127.0.0.1:" + index.port() + path);
    }

    private long total(String query) throws Exception {
        var answer = send("GET", ours("/api/advisories?size=1&q=" + query));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body()).path("total").asLong(-1);
    }

    private List<String> indices(String pattern) throws Exception {
        var answer = send("GET", elasticsearch.url().resolve("/" + pattern + "/_mapping"));
        return List.copyOf(Json.MAPPER.readTree(answer.body()).propertyNames());
    }

    @Test
    void reindex_swapsTheIndex_withNothingMissing_andNoFailedSearch_whileAllGoesOn()
            throws Exception {
        for (int i = 0; i < KEPT; i++) {
            writer.put("KEPT-" + i, "kept");
        }
        await().atMost(PATIENCE).until(() -> index.searchable() == KEPT);
        var over = new AtomicBoolean();
        var searches = new AtomicInteger();
        var faults = new ConcurrentLinkedQueue<String>();
        HttpResponse<String> told;
        HttpResponse<String> again;
        JsonNode entries;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < SEARCHERS; i++) {
                running.add(threads.submit(() -> search(over, searches, faults)));
            }
            running.add(threads.submit(() -> write(over)));
            try {
                await().atMost(PATIENCE).until(() -> searches.get() > 20);
                told = send("POST", ours("/api/reindex"));
                again = send("POST", ours("/api/reindex"));
                entries = awaitDone().at("/indices/0");
                int during = searches.get();
                await().atMost(PATIENCE).until(() -> searches.get() > during + 20);
            } finally {
                over.set(true);
            }
            for (Future<?> each : running) {
                each.get();
            }

            assertThat(told.statusCode()).isEqualTo(202);
            assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
            assertThat(entries.path("state").asString()).as(entries.toString()).isEqualTo("done");
            assertThat(entries.path("documents").asLong(0)).isGreaterThanOrEqualTo(KEPT);
        }
        await().atMost(PATIENCE).until(() -> index.lag().orElse(1) == 0);
        System.out.printf(
                "reindex of %d under load: %d searches, %d entries came and %d went%n",
                KEPT, searches.get(), writer.written(), writer.deleted());
        assertThat(faults).isEmpty();
        assertThat(writer.deleted()).isPositive();
        assertThat(total("title:kept")).isEqualTo(KEPT);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(total("")).isEqualTo(writer.alive()));
        assertThat(indices("hypervisory-0*")).containsExactly("hypervisory-000002");
        assertThat(indices("hypervisory-revisions-0*"))
                .containsExactly("hypervisory-revisions-000002");
        try (var admin = Records.admin(broker)) {
            assertThat(admin.listGroups().all().get())
                    .extracting(group -> group.groupId())
                    .contains(Index.GROUP)
                    .noneMatch(group -> group.contains("rebuild"));
        }
        assertThat(failed).isFalse();
    }

    /// Those that are kept are all found, every time, and of those that come none is lost again.
    private Void search(
            AtomicBoolean over, AtomicInteger searches, ConcurrentLinkedQueue<String> faults) {
        long most = 0;
        while (!over.get()) {
            try {
                long found = total("title:kept");
                if (found != KEPT) {
                    faults.add(found + " of the kept found");
                }
                long come = total("title:coming");
                if (come < most) {
                    faults.add(most + " had come, and then " + come);
                }
                most = come;
            } catch (Exception | AssertionError e) {
                faults.add(e.toString());
            }
            searches.incrementAndGet();
        }
        return null;
    }

    /// Some come to stay, some come and go, some of the kept change.
    private Void write(AtomicBoolean over) throws InterruptedException {
        for (int i = 0; !over.get(); i++) {
            writer.put("COMING-" + i, "coming");
            writer.put("KEPT-" + i % KEPT, "kept");
            writer.put("PASSING-" + i, "passing");
            if (i >= 10) {
                writer.delete("PASSING-" + (i - 10));
            }
            Thread.sleep(20);
        }
        return null;
    }

    private JsonNode awaitDone() {
        return await().atMost(PATIENCE)
                .until(
                        () -> Json.MAPPER.readTree(send("GET", ours("/api/reindex")).body()),
                        state ->
                                state.path("indices")
                                        .valueStream()
                                        .noneMatch(each ->
                                                each.path("state").asString().equals("building")));
    }

    @Test
    void index_isBuiltAnewByItself_whenTheTopicOfARunningStageIsAnotherOne() throws Exception {
        for (int i = 0; i < 20; i++) {
            writer.put("OLD-" + i, "old");
        }
        await().atMost(PATIENCE).until(() -> index.searchable() == 20);

        Uuid topic;
        try (var admin = Records.admin(broker)) {
            replaceTopic(admin);
            topic = topicId(admin);
        }
        for (int i = 0; i < 5; i++) {
            writer.put("NEWER-" + i, "newer");
        }

        await().atMost(PATIENCE).until(() -> total("") == 5);
        assertThat(total("title:newer")).isEqualTo(5);
        await().atMost(PATIENCE)
                .until(() -> indices("hypervisory-0*").equals(List.of("hypervisory-000002")));
        var mapping = send("GET", elasticsearch.url().resolve("/hypervisory/_mapping")).body();
        assertThat(Json.MAPPER.readTree(mapping).findValue("topics").path(PATCHES).asString())
                .isEqualTo(topic.toString());
        assertThat(failed).isFalse();
    }

    /// One that is on no topic, as a fault of ours could leave it.
    @Test
    void reindex_leavesAnIndexThatHoldsMore_unlessToldToTakeFewer() throws Exception {
        for (int i = 0; i < 5; i++) {
            writer.put("KEPT-" + i, "kept");
        }
        await().atMost(PATIENCE).until(() -> index.searchable() == 5);
        send(
                "PUT",
                elasticsearch.url().resolve("/hypervisory/_doc/ghost?refresh=true"),
                "{\"id\":\"x/ghost\",\"type\":\"patch\",\"vendor\":\"x\",\"title\":\"kept\"}");

        send("POST", ours("/api/reindex"));
        JsonNode refused = awaitDone().at("/indices/0");

        assertThat(refused.path("state").asString()).isEqualTo("failed");
        assertThat(refused.path("detail").asString()).contains("5 documents", "holds 6");
        assertThat(indices("hypervisory-0*")).containsExactly("hypervisory-000001");

        send("POST", ours("/api/reindex?fewer=true"));
        JsonNode taken = awaitDone().at("/indices/0");

        assertThat(taken.path("state").asString()).isEqualTo("done");
        assertThat(total("title:kept")).isEqualTo(5);
        assertThat(indices("hypervisory-0*")).containsExactly("hypervisory-000002");
        assertThat(failed).isFalse();
    }

    private static void replaceTopic(Admin admin) throws Exception {
        admin.deleteTopics(List.of(PATCHES)).all().get();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !admin.listTopics().names().get().contains(PATCHES));
        TopicAdmin.ensure(admin, AllInOne.topics(), (short) 1);
    }

    private static Uuid topicId(Admin admin) throws Exception {
        return admin.describeTopics(List.of(PATCHES)).allTopicNames().get().get(PATCHES).topicId();
    }
}
