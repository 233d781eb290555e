package io.hypervisory.docker.embedded;

import io.hypervisory.docker.TopicAdmin;
import io.hypervisory.ingest.contract.IngestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes and reads records of one partition, as the stages do: transactional and `read_committed`.
final class Records {
    private static final TopicPartition PARTITION =
            new TopicPartition(IngestTopics.SOURCES.name(), 0);

    private Records() {}

    static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    static void createTopics(EmbeddedKafka kafka) throws InterruptedException {
        try (var admin = admin(kafka)) {
            TopicAdmin.ensure(admin, IngestTopics.all(), (short) 1);
        }
    }

    static void write(EmbeddedKafka kafka, String... values) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "test");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                producer.send(new ProducerRecord<>(PARTITION.topic(), "key", value));
            }
            producer.commitTransaction();
        }
    }

    static List<String> read(EmbeddedKafka kafka, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        var values = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
