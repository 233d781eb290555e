package io.hypervisory.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.TopicAdmin;
import io.hypervisory.docker.e2e.Committed;
import io.hypervisory.enrich.Enrich;
import io.hypervisory.enrich.EnrichSettings;
import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.GroupLag;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger is lost, and comes back from the public topics before anything is numbered.
@Tag("long")
class LedgerSeedIT {
    private static final String LEDGER = Enrich.GROUP + "-ledger-changelog";
    private static final String DOSSIERS = Enrich.GROUP + "-dossiers-changelog";
    private static final int ONCE_REVISED = 4;
    private static final int NEVER_REVISED = 8;

    @TempDir Path data;
    private EmbeddedKafka broker;
    private Map<String, String> kafka;
    private Admin admin;
    private Committed topics;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedKafka.start(data);
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        admin = Records.admin(broker);
        TopicAdmin.ensure(admin, AllInOne.topics(), (short) 1);
        topics = new Committed(kafka);
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void nothingIsCreatedAgain_norNumberedLower_whenLedgerAndDossiersWereLost() throws Exception {
        say(1, ONCE_REVISED + NEVER_REVISED);
        say(2, ONCE_REVISED);
        enrichAll();
        var before = revisions();
        int told = changes().size();
        var made = settings(LEDGER);

        forget(List.of(LEDGER, DOSSIERS));
        delete(data.resolve("enrich"));
        enrichAll();

        assertThat(before.values()).contains(1, 2).hasSize(ONCE_REVISED + NEVER_REVISED);
        assertThat(settings(LEDGER)).isEqualTo(made).isEqualTo(settings(DOSSIERS));
        assertThat(changes().subList(told, changes().size()))
                .noneMatch(change -> change.kind() == Change.Kind.CREATED)
                .allMatch(change -> change.revision() > before.get(change.id().toString()));
        revisions().forEach((id, now) -> assertThat(now).isGreaterThanOrEqualTo(before.get(id)));
        assertThat(revisions().values()).filteredOn(now -> now == 1).hasSize(NEVER_REVISED);
    }

    @Test
    void localStores_doNotHideWhatIsSeeded_whenTheyAreOlder() throws Exception {
        say(1, ONCE_REVISED);
        enrichAll();
        copy(data.resolve("enrich"), data.resolve("older"));
        say(2, ONCE_REVISED);
        enrichAll();
        var before = revisions();

        delete(data.resolve("enrich"));
        copy(data.resolve("older"), data.resolve("enrich"));
        admin.deleteTopics(List.of(LEDGER)).all().get();
        say(3, ONCE_REVISED);
        enrichAll();

        assertThat(before.values()).containsOnly(2);
        assertThat(revisions().values()).hasSize(ONCE_REVISED).containsOnly(3);
        assertThat(changes())
                .filteredOn(change -> change.kind() == Change.Kind.CREATED)
                .hasSize(ONCE_REVISED);
    }

    @Test
    void seeding_isBegunAnew_whenItWasInterrupted() throws Exception {
        say(1, NEVER_REVISED);
        enrichAll();
        var before = revisions();
        int told = changes().size();
        forget(List.of(LEDGER, DOSSIERS));
        delete(data.resolve("enrich"));
        admin.createTopics(List.of(new NewTopic(LEDGER, 8, (short) 1))).all().get();
        leaveOpen(Enrich.GROUP + "-ledger-seed");

        enrichAll();

        assertThat(revisions()).isEqualTo(before);
        assertThat(changes()).hasSize(told);
    }

    @Test
    void start_doesNotWait_forWhatADeadRunLeftOpen() throws Exception {
        admin.createTopics(List.of(new NewTopic(LEDGER, 8, (short) 1))).all().get();
        leaveOpen("of-a-dead-run");

        var settings = new EnrichSettings(kafka, data.resolve("enrich"), "test", 1, 1);
        // the transaction stays open for ten minutes
        try (var enrich =
                assertTimeoutPreemptively(
                        Duration.ofMinutes(1), () -> Enrich.start(settings, () -> {}))) {
            assertThat(enrich.works()).isTrue();
        }
    }

    /// As a killed process does.
    private void leaveOpen(String transactionalId) throws Exception {
        var settings = new HashMap<String, Object>(kafka);
        settings.put("transactional.id", transactionalId);
        settings.put("transaction.timeout.ms", 600_000);
        var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(LEDGER, 0, "advisory:half", new byte[] {'{', '}'}))
                .get();
        producer.close(Duration.ZERO);
    }

    /// What the publisher says of the first so many advisories.
    private void say(int version, int advisories) {
        Map<String, Object> settings = Map.copyOf(kafka);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < advisories; number++) {
                var notice = advisory(number, version);
                producer.send(
                        new ProducerRecord<>(
                                IngestTopics.NOTICES.name(),
                                notice.id().toString(),
                                Json.bytes(notice)));
            }
        }
    }

    private static AdvisoryFacts advisory(int number, int version) {
        String id = "vendor/ADV-" + number;
        var from =
                new Provenance(
                        "https://vendor.example/" + number,
                        IngestTopics.DOCUMENTS.name(),
                        0,
                        version,
                        Digests.sha256((id + version).getBytes()),
                        Instant.ofEpochSecond(version),
                        "csaf",
                        1);
        return new AdvisoryFacts(
                NoticeId.parse(id),
                new Witness("vendor/csaf", "vendor", false, from),
                List.of(),
                "Title " + version,
                new Publisher("Vendor", null, "vendor"),
                null,
                null,
                null,
                Integer.toString(version),
                null,
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
                null,
                List.of());
    }

    /// Starts the stage, waits until it has done everything, and stops it.
    private void enrichAll() throws Exception {
        long begin = System.nanoTime();
        var settings = new EnrichSettings(kafka, data.resolve("enrich"), "test", 1, 1);
        try (var enrich = Enrich.start(settings, () -> {})) {
            long started = System.nanoTime();
            var lag = new GroupLag(admin);
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> lag.of(Enrich.GROUP, List.of(IngestTopics.NOTICES.name())),
                            OptionalLong.of(0)::equals);
            assertThat(enrich.works()).isTrue();
            System.out.printf(
                    "enrich: start() took %d ms, done after %d ms%n",
                    Duration.ofNanos(started - begin).toMillis(),
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
    }

    private Map<String, Integer> revisions() {
        var revisions = new TreeMap<String, Integer>();
        topics.latest(EnrichTopics.ADVISORIES, Entry.class)
                .forEach((id, entry) -> revisions.put(id, ((Advisory) entry).lineage().revision()));
        return revisions;
    }

    private List<Change> changes() {
        return topics.values(EnrichTopics.CHANGES, Change.class).stream()
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .toList();
    }

    /// Deletes topics, and how far the group had read.
    private void forget(Collection<String> changelogs) throws Exception {
        admin.deleteTopics(changelogs).all().get();
        admin.removeMembersFromConsumerGroup(
                        Enrich.GROUP, new RemoveMembersFromConsumerGroupOptions())
                .all()
                .get();
        admin.deleteConsumerGroups(Set.of(Enrich.GROUP)).all().get();
    }

    /// Those that are the topic's own.
    private Map<String, String> settings(String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(Set.of(resource)).all().get().get(resource);
        return config.entries().stream()
                .filter(each -> each.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
