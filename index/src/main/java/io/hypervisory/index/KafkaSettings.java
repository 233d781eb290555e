package io.hypervisory.index;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Settings of the stage's Kafka clients, on top of what the user gives.
final class KafkaSettings {
    private KafkaSettings() {}

    static Map<String, Object> admin(IndexSettings settings) {
        return new HashMap<>(settings.kafka());
    }

    static Map<String, Object> producer(IndexSettings settings) {
        var config = new HashMap<String, Object>(settings.kafka());
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }

    /// For a group that is there for a while only: its members leave at once when they close, so
    /// that the group can be deleted.
    static Map<String, Object> passing(IndexSettings settings, String group) {
        Map<String, Object> config = consumer(settings, group, 0);
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return config;
    }

    /// @param worker its number: each member of a group needs a name of its own
    static Map<String, Object> consumer(IndexSettings settings, String group, int worker) {
        var config = new HashMap<String, Object>(settings.kafka());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        if (settings.memberId() != null) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.memberId() + "-" + worker);
        }
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        // a bulk of thirty costs Elasticsearch almost what one of three hundred does, so a batch
        // may wait, but not so long that a person who looks would notice
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 512 * 1024);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }
}
