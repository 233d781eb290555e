package io.hypervisory.docker.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.TopicAdmin;
import io.hypervisory.docker.embedded.EmbeddedKafka;
import io.hypervisory.enrich.Enrich;
import io.hypervisory.enrich.EnrichSettings;
import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.ingest.IngestSettings;
import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Outgoing;
import io.hypervisory.ingest.pipe.Ingest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lists say meets what publishers say, through a real broker: the global table, the way to
/// the CVE and the way back, over a restart.
class KnowledgeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String EXPLOITED = "CVE-2021-21974";
    private static final String OTHER = "CVE-2021-21972";
    private static final String OLD = "CVE-2020-3992";
    private static final int LINES = 20_000;

    @TempDir Path data;
    private EmbeddedKafka broker;
    private Map<String, String> kafka;
    private Committed topics;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedKafka.start(data.resolve("kafka"));
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        TopicAdmin.ensure(kafka, AllInOne.topics(), (short) 1);
        topics = new Committed(kafka);
        producer =
                new KafkaProducer<>(
                        Map.copyOf(kafka), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        broker.close();
    }

    private Enrich enrich() throws Exception {
        return Enrich.start(
                new EnrichSettings(kafka, data.resolve("enrich"), "test", 1, 1), () -> {});
    }

    private void say(Notice notice) {
        producer.send(
                new ProducerRecord<>(
                        IngestTopics.NOTICES.name(), notice.id().toString(), Json.bytes(notice)));
        producer.flush();
    }

    private void claim(Assertion assertion) {
        producer.send(
                new ProducerRecord<>(
                        IngestTopics.ASSERTIONS.name(), assertion.key(), Json.bytes(assertion)));
    }

    /// @param news false as in the list's first pass
    private static KnownExploited exploited(String cve, boolean news, int second) {
        return new KnownExploited(
                cve,
                "kev",
                "VMware",
                "ESXi",
                "Name",
                null,
                null,
                null,
                null,
                news,
                provenance("kev", second));
    }

    private static Provenance provenance(String of) {
        return provenance(of, 1);
    }

    private static Provenance provenance(String of, int second) {
        return new Provenance(
                "https://list.example/" + of,
                null,
                -1,
                -1,
                Digests.sha256(of.getBytes()),
                Instant.ofEpochSecond(second),
                "csaf",
                1);
    }

    private static AdvisoryFacts advisory(int number, String... cves) {
        String id = "vendor/ADV-" + number;
        return new AdvisoryFacts(
                NoticeId.parse(id),
                new Witness("vendor/csaf", "vendor", false, provenance(id)),
                List.of(),
                "Title",
                new Publisher("Vendor", null, "vendor"),
                null,
                null,
                null,
                "1",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(cves).stream().map(cve -> Vulnerability.ofCve(cve, null)).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private Ingest ingest(Path sources) throws Exception {
        return Ingest.start(
                new IngestSettings(
                        kafka, FetchLimits.STANDARD, Outgoing.DIRECT, List.of(), "member"),
                Catalogue.read(sources),
                Time.system(),
                new SimpleMeterRegistry(),
                () -> {});
    }

    /// Of two CVEs, one copy of a list a day.
    private static String copy(int day, double probability, double ofOther) {
        return "#model_version:v1,score_date:2026-01-%02d%ncve,epss%n%s,%s%n%s,%s%n"
                .formatted(day, EXPLOITED, probability, OTHER, ofOther);
    }

    private long scored(String cve) {
        return topics.values(IngestTopics.ASSERTIONS, Assertion.class).stream()
                .filter(each -> each.cve().equals(cve))
                .count();
    }

    /// Of the other CVE each copy is a material step, so that one can tell that it was read.
    @Test
    void probabilityThatMovesAboutAnEdge_isWrittenAndToldOnce_overARestart_andARealMoveIsTold()
            throws Exception {
        try (var site = new LoopbackSite();
                var _ = enrich()) {
            Path sources =
                    Files.writeString(
                            data.resolve("epss.yaml"),
                            """
                            sources:
                              - {name: epss, kind: bulk-file, format: epss, url: "%s", privateHosts: [127.0.0.1]}
                            """
                                    .formatted(site.url("/epss.csv")));
            Source epss = Catalogue.read(sources).sources().getFirst();
            site.page("/epss.csv", copy(1, 0.0999, 0.02));
            say(advisory(1, EXPLOITED));
            await().atMost(PATIENCE).until(() -> changes().size() == 1);
            Ingest ingest = ingest(sources);
            for (int day = 1; day <= 11; day++) {
                double probability = day == 11 ? 0.2 : day % 2 == 0 ? 0.1001 : 0.0999;
                site.page("/epss.csv", copy(day, probability, day % 2 == 0 ? 0.6 : 0.02));
                ingest.crawl(epss);
                int copies = day;
                await().atMost(PATIENCE).until(() -> scored(OTHER) == copies);
                if (day == 5) {
                    ingest.close();
                    ingest = ingest(sources);
                }
            }
            ingest.close();
            await().atMost(PATIENCE).until(() -> changes().size() == 3);
        }

        assertThat(scored(EXPLOITED)).isEqualTo(2);
        assertThat(changes())
                .extracting(Change::kind, Change::cause)
                .containsExactly(
                        tuple(Change.Kind.CREATED, Cause.PUBLISHER),
                        tuple(Change.Kind.REVISED, Cause.HISTORY),
                        tuple(Change.Kind.REVISED, Cause.KNOWLEDGE));
    }

    private List<Change> changes() {
        return topics.values(EnrichTopics.CHANGES, Change.class);
    }

    private Advisory published(String id) {
        return (Advisory) topics.latest(EnrichTopics.ADVISORIES, Entry.class).get(id);
    }

    @Test
    void cveThatComesIntoACatalogue_reEmitsExactlyWhatNamesIt_andLaterAdvisoriesKnowAtOnce()
            throws Exception {
        try (var _ = enrich()) {
            say(advisory(1, EXPLOITED, OTHER));
            say(advisory(2, EXPLOITED));
            say(advisory(3, OTHER));
            say(advisory(5, OLD));
            await().atMost(PATIENCE).until(() -> changes().size() == 4);

            claim(exploited(OLD, false, 1));
            producer.flush();
            await().atMost(PATIENCE).until(() -> changes().size() == 5);

            claim(exploited(OLD, true, 2));
            claim(exploited(EXPLOITED, true, 2));
            producer.flush();
            await().atMost(PATIENCE).until(() -> changes().size() == 7);
        }
        long begin;
        try (var _ = enrich()) {
            say(advisory(4, EXPLOITED));
            await().atMost(PATIENCE).until(() -> changes().size() == 8);

            begin = System.nanoTime();
            for (int line = 0; line < LINES; line++) {
                String cve = "CVE-2020-" + (100_000 + line);
                claim(
                        new ExploitProbability(
                                cve, "epss", 0.2, null, null, null, true, provenance(cve)));
            }
            producer.flush();
            await().atMost(PATIENCE)
                    .until(() -> topics.of(EnrichTopics.KNOWLEDGE).size() == LINES + 2);
        }

        System.out.printf(
                "knowledge: %d CVEs scored for the first time took %d ms%n",
                LINES, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        assertThat(changes())
                .extracting(each -> each.id().toString(), Change::kind, Change::cause)
                .containsExactlyInAnyOrder(
                        tuple("vendor/ADV-1", Change.Kind.CREATED, Cause.PUBLISHER),
                        tuple("vendor/ADV-2", Change.Kind.CREATED, Cause.PUBLISHER),
                        tuple("vendor/ADV-3", Change.Kind.CREATED, Cause.PUBLISHER),
                        tuple("vendor/ADV-5", Change.Kind.CREATED, Cause.PUBLISHER),
                        tuple("vendor/ADV-5", Change.Kind.REVISED, Cause.HISTORY),
                        tuple("vendor/ADV-1", Change.Kind.NEWLY_EXPLOITED, Cause.KNOWLEDGE),
                        tuple("vendor/ADV-2", Change.Kind.NEWLY_EXPLOITED, Cause.KNOWLEDGE),
                        tuple("vendor/ADV-4", Change.Kind.CREATED, Cause.PUBLISHER));
        assertThat(published("vendor/ADV-4").content().knowledge())
                .isEqualTo(published("vendor/ADV-2").content().knowledge())
                .hasSize(1);
        assertThat(topics.latest(EnrichTopics.REVISIONS, Change.class).get("vendor/ADV-1@1"))
                .satisfies(replaced -> assertThat(replaced.entry()).isNotNull());
        assertThat(topics.latest(EnrichTopics.CVES, CveRecord.class))
                .containsOnlyKeys(EXPLOITED, OTHER, OLD);
        assertThat(topics.of(IngestTopics.DEAD_LETTERS)).isEmpty();
    }
}
