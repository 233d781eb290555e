package io.hypervisory.docker.e2e;

import com.github.luben.zstd.Zstd;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What a subscriber can read: records of committed transactions only, and no marks of
/// transactions, which offsets count too.
public final class Committed {
    private final Map<String, Object> settings;

    public Committed(Map<String, String> kafka) {
        settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
    }

    /// All records of a topic, in the order of each partition.
    List<ConsumerRecord<String, byte[]>> of(Topic topic) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = consumer()) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    public <T> List<T> values(Topic topic, Class<T> type) {
        return of(topic).stream().map(each -> Json.read(each.value(), type)).toList();
    }

    /// The last value of each key that has one.
    public <T> Map<String, T> latest(Topic topic, Class<T> type) {
        var latest = new LinkedHashMap<String, T>();
        for (var each : of(topic)) {
            if (each.value() == null) {
                latest.remove(each.key());
            } else {
                latest.put(each.key(), Json.read(each.value(), type));
            }
        }
        return latest;
    }

    /// The record at one place.
    ConsumerRecord<String, byte[]> at(String topic, int partition, long offset) {
        var place = new TopicPartition(topic, partition);
        try (var consumer = consumer()) {
            consumer.assign(List.of(place));
            consumer.seek(place, offset);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (System.nanoTime() < deadline) {
                for (var each : consumer.poll(Duration.ofMillis(200))) {
                    return each;
                }
            }
        }
        throw new AssertionError("no record at " + place + " offset " + offset);
    }

    /// A document as it was fetched.
    static byte[] body(ConsumerRecord<String, byte[]> document) {
        byte[] value = document.value();
        return Zstd.decompress(value, (int) Zstd.getFrameContentSize(value));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
