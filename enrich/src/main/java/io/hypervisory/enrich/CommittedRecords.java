package io.hypervisory.enrich;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads what is committed, from the first record to the last that there is now. Transactions that
/// are still open there are waited for: their producers may be dead, and the broker then ends them.
/// Not thread-safe.
final class CommittedRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration NOTHING_NEW_FOR = Duration.ofMinutes(2);

    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;

    CommittedRecords(Map<String, String> kafka, Admin admin) {
        var settings = new HashMap<String, Object>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.admin = admin;
        this.consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /// Whether anything was ever written, committed or not. Waits for nothing.
    boolean wereEverIn(Collection<TopicPartition> partitions) throws InterruptedException {
        return !ends(partitions).isEmpty();
    }

    boolean areIn(Collection<TopicPartition> partitions) throws InterruptedException {
        return !read(partitions, _ -> false);
    }

    /// Gives one record after the other, those of a partition in order, for as long as there shall
    /// be more.
    ///
    /// @return whether it came to the end
    /// @throws KafkaException if the broker does not give them
    boolean read(
            Collection<TopicPartition> partitions, Predicate<ConsumerRecord<String, byte[]>> more)
            throws InterruptedException {
        Map<TopicPartition, Long> ends = ends(partitions);
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        long last = System.nanoTime();
        while (!isAt(ends)) {
            ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
            for (var each : batch) {
                if (!more.test(each)) {
                    return false;
                }
            }
            if (!batch.isEmpty()) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > NOTHING_NEW_FOR.toNanos()) {
                throw new KafkaException("the end of " + ends.keySet() + " is not reached");
            }
        }
        return true;
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
    }

    /// Of partitions that ever held anything, open transactions included.
    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws InterruptedException {
        var latest = partitions.stream().collect(toMap(each -> each, _ -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .filter(each -> each.getValue().offset() > 0)
                    .collect(toMap(Map.Entry::getKey, each -> each.getValue().offset()));
        } catch (ExecutionException e) {
            throw new KafkaException("the broker does not tell where topics end", e.getCause());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
