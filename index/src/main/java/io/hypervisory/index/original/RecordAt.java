package io.hypervisory.index.original;

import io.hypervisory.index.search.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Fetches the one record that stands at a place. Thread-safe.
///
/// @param consumers makes one that reads what is committed
public record RecordAt(Supplier<Consumer<byte[], byte[]>> consumers) {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Null when there is nothing any longer: a newer record of the key took its place.
    ///
    /// @throws StoreUnavailableException when the broker does not answer
    public @Nullable ConsumerRecord<byte[], byte[]> get(String topic, int number, long offset) {
        var partition = new TopicPartition(topic, number);
        try (var consumer = consumers.get()) {
            consumer.assign(List.of(partition));
            Long end = consumer.endOffsets(List.of(partition)).get(partition);
            if (end == null || offset >= end) {
                return null;
            }
            consumer.seek(partition, offset);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    return record.offset() == offset ? record : null;
                }
                if (consumer.position(partition) > offset) {
                    return null;
                }
            }
        } catch (KafkaException e) {
            throw new StoreUnavailableException("Kafka: " + e.getMessage(), e);
        }
        String why = "Kafka does not answer";
        throw new StoreUnavailableException(why, new IllegalStateException(why));
    }
}
