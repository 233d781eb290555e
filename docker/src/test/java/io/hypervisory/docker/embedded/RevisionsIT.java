package io.hypervisory.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.TopicAdmin;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.index.Index;
import io.hypervisory.index.IndexSettings;
import io.hypervisory.index.web.HealthSource;
import io.hypervisory.index.web.WebSettings;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import io.hypervisory.ingest.contract.Topic;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Revisions from the topic through Elasticsearch to the API.
class RevisionsIT {
    private static final NoticeId ID = NoticeId.parse("vmware/ESX350-200802401-BG");
    private static final String RECORD = "/api/advisories/" + ID;

    @TempDir Path data;
    private EmbeddedKafka broker;
    private EmbeddedElasticsearch elasticsearch;
    private Index index;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedKafka.start(data.resolve("kafka"));
        ensureTopics();
        elasticsearch =
                EmbeddedElasticsearch.start(
                        Path.of(System.getProperty("elasticsearch.distribution")),
                        data.resolve("elasticsearch"),
                        new EmbeddedElasticsearch.Settings("512m"));
        startIndex();
    }

    private void ensureTopics() throws Exception {
        try (var admin = Records.admin(broker)) {
            TopicAdmin.ensure(admin, AllInOne.topics(), (short) 1);
        }
    }

    private void startIndex() {
        index =
                Index.start(
                        IndexSettings.open(
                                Map.of("bootstrap.servers", broker.bootstrapServers()),
                                elasticsearch.url(),
                                WebSettings.loopback(0)),
                        HealthSource.NONE,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        () -> {});
    }

    @AfterEach
    void stop() {
        client.close();
        index.close();
        elasticsearch.close();
        broker.close();
    }

    private static Instant at(int revision) {
        return Instant.parse("2026-11-25T10:00:00Z").plusSeconds(60L * revision);
    }

    /// Revision 1 of a day; revision 2 without any date; revision 3 of a later day.
    private static Patch state(int revision) {
        var dates = new @Nullable String[] {"2008-02-20", null, "2008-03-05"};
        String day = dates[revision - 1];
        var content =
                new Patch.Content(
                        List.of(ID.local()),
                        "Title " + revision,
                        List.of("ESX 3.5"),
                        null,
                        null,
                        null,
                        null,
                        day == null
                                ? null
                                : new SaidDate(
                                        day,
                                        Instant.parse(day + "T00:00:00Z"),
                                        Precision.DAY,
                                        "Z",
                                        false),
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Classification.NONE,
                        Map.of());
        return new Patch(
                ID,
                content,
                new Lineage(
                        revision,
                        "hash" + revision,
                        at(1),
                        at(revision),
                        Cause.PUBLISHER,
                        List.of()));
    }

    private static Change told(int revision) {
        boolean created = revision == 1;
        return new Change(
                ID,
                created ? Change.Kind.CREATED : Change.Kind.REVISED,
                "patch",
                Cause.PUBLISHER,
                revision,
                "hash" + revision,
                created ? null : "hash" + (revision - 1),
                at(revision),
                created ? List.of() : List.of(new Difference("/title", "\"a\"", "\"b\"")),
                created ? null : Boolean.TRUE);
    }

    private void send(Topic topic, String key, Object value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, Json.bytes(value)));
        }
    }

    /// As the stage before writes it: the revision that is replaced once more, with its record.
    private void publish(int revision) {
        if (revision > 1) {
            Change replaced = told(revision - 1).with(state(revision - 1));
            send(EnrichTopics.REVISIONS, ID + "@" + (revision - 1), replaced);
        }
        send(EnrichTopics.REVISIONS, ID + "@" + revision, told(revision));
        send(EnrichTopics.PATCHES, ID.toString(), state(revision));
    }

    private String get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + index.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }

    private JsonNode json(String path) throws Exception {
        return Json.MAPPER.readTree(get(path));
    }

    private void awaitWhole(int newest) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> {
                    JsonNode all = json(RECORD + "/revisions").path("revisions");
                    assertThat(all.valueStream())
                            .extracting(one -> one.path("revision").asInt())
                            .last()
                            .isEqualTo(newest);
                    assertThat(all.valueStream())
                            .allMatch(one -> one.path("whole").asBoolean(false));
                });
    }

    private Entry entry(String path) throws Exception {
        return Json.read(get(path).getBytes(java.nio.charset.StandardCharsets.UTF_8), Entry.class);
    }

    @Test
    void revisions_areKeptAndAskedFor_andTheIndexIsBuiltAnew_whenTheTopicIsAnotherOne()
            throws Exception {
        publish(1);
        awaitWhole(1);
        await().atMost(Duration.ofMinutes(1)).until(() -> revisionsLag() == 0);
        assertThat(count()).as("of a created entry nothing is written").isZero();
        publish(2);
        publish(3);
        awaitWhole(3);

        for (int revision = 1; revision <= 3; revision++) {
            assertThat(entry(RECORD + "/revisions/" + revision)).isEqualTo(state(revision));
            assertThat(entry(RECORD + "?knownAsOf=" + at(revision))).isEqualTo(state(revision));
        }
        assertThat(entry(RECORD + "?asOf=2008-03-04")).isEqualTo(state(1));
        assertThat(entry(RECORD + "?asOf=2008-03-05")).isEqualTo(state(3));
        JsonNode list = json(RECORD + "/revisions").path("revisions");
        assertThat(list.at("/1/silent").booleanValue()).isTrue();
        assertThat(list.at("/1").has("published")).isFalse();
        assertThat(list.at("/2/differences").asInt()).isEqualTo(1);
        JsonNode compared = json(RECORD + "/revisions/1..3");
        assertThat(compared.path("basis").asString()).isEqualTo("records");
        assertThat(compared.path("differences").valueStream())
                .extracting(one -> one.path("path").asString())
                .containsExactly("/releaseDate/instant", "/releaseDate/said", "/title");
        assertThat(count()).isEqualTo(3);
        assertThat(revisionsLag()).isZero();

        replaceTopic();

        awaitWhole(2);
        assertThat(json(RECORD + "/revisions").path("revisions")).hasSize(2);
        assertThat(entry(RECORD + "/revisions/1")).isEqualTo(state(1));
    }

    /// Another topic of the same name, with less in it, under a stage that is started again.
    private void replaceTopic() throws Exception {
        index.close();
        try (var admin = Records.admin(broker)) {
            admin.deleteTopics(List.of(EnrichTopics.REVISIONS.name())).all().get();
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            !admin.listTopics()
                                    .names()
                                    .get()
                                    .contains(EnrichTopics.REVISIONS.name()));
        }
        ensureTopics();
        publish(2);
        startIndex();
        await().atMost(Duration.ofMinutes(1)).until(() -> count() == 2);
    }

    private long revisionsLag() {
        Long lag = index.health().get("revisions").lag();
        return lag == null ? -1 : lag;
    }

    /// Documents behind the alias that is read.
    private long count() throws Exception {
        var url = elasticsearch.url().resolve("/hypervisory-revisions/_count");
        elasticsearchRefresh();
        String body =
                client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
        return Json.MAPPER.readTree(body).path("count").asLong(-1);
    }

    private void elasticsearchRefresh() throws Exception {
        var url = elasticsearch.url().resolve("/hypervisory-revisions/_refresh");
        client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding());
    }
}
