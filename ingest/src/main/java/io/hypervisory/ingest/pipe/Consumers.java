package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.IngestSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What every consumer of the stage has in common: it reads what is committed, from the beginning,
/// commits by itself, and comes back as itself after a restart.
final class Consumers {
    static final Duration SESSION = Duration.ofSeconds(10);

    private Consumers() {}

    /// @param more settings beside these
    static KafkaConsumer<String, byte[]> of(
            IngestSettings ingest, String group, Map<String, String> more) {
        var settings = new HashMap<String, Object>(ingest.kafka());
        settings.put("group.id", group);
        if (ingest.memberId() != null) {
            settings.put("group.instance.id", ingest.memberId());
        }
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("session.timeout.ms", Long.toString(SESSION.toMillis()));
        settings.put("heartbeat.interval.ms", "3000");
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
