package io.hypervisory.docker.embedded;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Puts patches on their topic, and remembers which are alive. Used by one thread at a time.
final class PatchWriter implements AutoCloseable {
    private static final Instant SEEN = Instant.parse("2026-11-25T10:00:00Z");

    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> alive = new HashSet<>();
    private int written;
    private int deleted;

    PatchWriter(String servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// @param word of its title, by its product
    void put(String local, String word) {
        var patch = patch(new NoticeId("vmware", local), word);
        producer.send(
                new ProducerRecord<>(
                        EnrichTopics.PATCHES.name(), patch.id().toString(), Json.bytes(patch)));
        alive.add(local);
        written++;
    }

    void delete(String local) {
        producer.send(new ProducerRecord<>(EnrichTopics.PATCHES.name(), "vmware/" + local, null));
        alive.remove(local);
        deleted++;
    }

    private static Patch patch(NoticeId id, String word) {
        List<String> none = List.of();
        var content =
                new Patch.Content(
                        List.of(id.local()),
                        null,
                        List.of(word),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        none,
                        none,
                        none,
                        none,
                        none,
                        List.of(),
                        List.of(),
                        List.of(),
                        Classification.NONE,
                        Map.of());
        return new Patch(
                id, content, new Lineage(1, "hash", SEEN, SEEN, Cause.PUBLISHER, List.of()));
    }

    int alive() {
        return alive.size();
    }

    int written() {
        return written;
    }

    int deleted() {
        return deleted;
    }

    @Override
    public void close() {
        producer.close();
    }
}
