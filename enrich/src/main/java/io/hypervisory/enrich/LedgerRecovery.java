package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to the ledger before Kafka Streams does: where its changelog is gone or empty, what the
/// public topics tell is written there, so that no revision is numbered twice and nothing is
/// created again.
///
/// All of it is one transaction under a name of its own, so a seeding that is interrupted is found,
/// ended and begun anew; whoever seeds second is fenced off, or finds that it was done. What a dead
/// Kafka Streams has left open is its own to end, and is not waited for.
final class LedgerRecovery {
    /// As Kafka Streams names it.
    static final String CHANGELOG = Enrich.GROUP + "-" + Stores.LEDGER + "-changelog";

    /// The transactional id of whoever seeds.
    static final String SEEDING = Enrich.GROUP + "-ledger-seed";

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRecovery.class);

    private static final int PARTITIONS = IngestTopics.NOTICES.partitions();
    private static final List<TopicPartition> LINES = partitions(CHANGELOG, PARTITIONS).toList();
    private static final List<TopicPartition> TOLD =
            Stream.of(EnrichTopics.ADVISORIES, EnrichTopics.PATCHES, EnrichTopics.POSTS)
                    .flatMap(topic -> partitions(topic.name(), topic.partitions()))
                    .toList();

    /// The longest that a broker allows unless told otherwise is 15 minutes.
    private static final Duration SEEDED_WITHIN = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final EnrichSettings settings;
    private final Admin admin;
    private final CommittedRecords records;

    private LedgerRecovery(EnrichSettings settings, Admin admin, CommittedRecords records) {
        this.settings = settings;
        this.admin = admin;
        this.records = records;
    }

    /// Returns when the changelog is there and tells what was told.
    ///
    /// @param stores are emptied where they were made from another changelog, which they would hide
    /// @throws KafkaException if the cluster does not let us
    static void run(EnrichSettings settings, StoreFolder stores) throws InterruptedException {
        Admin admin = Admin.create(Map.copyOf(settings.kafka()));
        try (var records = new CommittedRecords(settings.kafka(), admin)) {
            new LedgerRecovery(settings, admin, records).run(stores);
        } finally {
            // what nobody waits for any longer must not keep the process
            admin.close(Duration.ofSeconds(1));
        }
    }

    private void run(StoreFolder stores) throws InterruptedException {
        String changelog = changelog();
        boolean isLost = isLost();
        if (isLost || !stores.areFrom(changelog)) {
            stores.empty(Enrich.GROUP);
        }
        stores.remember(changelog);
        if (isLost && records.areIn(TOLD)) {
            seed();
        }
    }

    private boolean isLost() throws InterruptedException {
        if (!records.wereEverIn(LINES)) {
            return true;
        }
        if (!seedingWasInterrupted()) {
            return false;
        }
        try (var producer = producer()) {
            // ends the transaction that was left open
            producer.initTransactions();
        }
        return !records.areIn(LINES);
    }

    private boolean seedingWasInterrupted() throws InterruptedException {
        try {
            TransactionState state =
                    admin.describeTransactions(Set.of(SEEDING)).description(SEEDING).get().state();
            return state != TransactionState.COMPLETE_COMMIT
                    && state != TransactionState.PREPARE_COMMIT;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return false;
            }
            throw new KafkaException("the broker does not tell of " + SEEDING, e.getCause());
        }
    }

    /// The topic's id; it is made if missing, and listed a moment later.
    private String changelog() throws InterruptedException {
        TopicListing listed = listed(admin.listTopics().namesToListings());
        while (listed == null) {
            create();
            Thread.sleep(PAUSE);
            listed = listed(admin.listTopics().namesToListings());
        }
        return listed.topicId().toString();
    }

    private void create() throws InterruptedException {
        var topic =
                new NewTopic(CHANGELOG, PARTITIONS, (short) settings.replication())
                        .configs(Stores.changelogSettings());
        try {
            admin.createTopics(Set.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create " + CHANGELOG, e.getCause());
            }
        }
    }

    private static @Nullable TopicListing listed(Future<Map<String, TopicListing>> topics)
            throws InterruptedException {
        try {
            return topics.get().get(CHANGELOG);
        } catch (ExecutionException e) {
            throw new KafkaException("the cluster cannot be asked about topics", e.getCause());
        }
    }

    private void seed() throws InterruptedException {
        try (var producer = producer()) {
            producer.initTransactions();
            if (records.areIn(LINES)) {
                return;
            }
            producer.beginTransaction();
            int seeded = 0;
            for (TopicPartition told : TOLD) {
                var lines = lines(told);
                lines.forEach(producer::send);
                seeded += lines.size();
            }
            producer.commitTransaction();
            LOG.info("the ledger was lost: {} lines are back from the public topics", seeded);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                producerSettings(), new StringSerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producerSettings() {
        var config = new HashMap<String, Object>(settings.kafka());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, SEEDING);
        config.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(SEEDED_WITHIN.toMillis()));
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 50);
        return config;
    }

    /// One for each id, from its newest record.
    private Collection<ProducerRecord<String, byte[]>> lines(TopicPartition told)
            throws InterruptedException {
        var newest = new LinkedHashMap<String, ProducerRecord<String, byte[]>>();
        records.read(
                List.of(told),
                each -> {
                    if (each.value() == null) {
                        newest.remove(each.key());
                    } else {
                        put(each, newest);
                    }
                    return true;
                });
        return newest.values();
    }

    private static void put(
            ConsumerRecord<String, byte[]> told,
            Map<String, ProducerRecord<String, byte[]>> newest) {
        try {
            var seed = LedgerSeed.of(Json.read(told.value(), Entry.class), PARTITIONS);
            newest.put(
                    told.key(),
                    new ProducerRecord<>(
                            CHANGELOG, seed.partition(), seed.key(), Json.bytes(seed.ledger())));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "{}-{} offset {} tells the ledger nothing: {}",
                    told.topic(),
                    told.partition(),
                    told.offset(),
                    e.getMessage());
        }
    }

    private static Stream<TopicPartition> partitions(String topic, int count) {
        return IntStream.range(0, count).mapToObj(number -> new TopicPartition(topic, number));
    }
}
