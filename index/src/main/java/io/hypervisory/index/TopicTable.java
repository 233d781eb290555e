package io.hypervisory.index;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a topic from its beginning on and on, by a thread of its own, for whoever keeps a table of
/// it. What fails is begun again, so that a record may come more than once. Thread-safe.
final class TopicTable implements AutoCloseable {
    static final Duration POLL = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final String topic;
    private final List<TopicPartition> partitions;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> table;
    private final Thread thread;
    private volatile boolean isComplete;
    private volatile boolean closed;
    private volatile @Nullable Consumer<String, byte[]> reading;

    /// @param consumers makes one that reads what is committed
    /// @param table is called by the one thread, in the order of each partition
    TopicTable(
            String topic,
            int partitions,
            Supplier<Consumer<String, byte[]>> consumers,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> table) {
        this.topic = topic;
        this.partitions =
                IntStream.range(0, partitions)
                        .mapToObj(number -> new TopicPartition(topic, number))
                        .toList();
        this.consumers = consumers;
        this.table = table;
        this.thread = Thread.ofPlatform().name("table-" + topic).unstarted(this::read);
    }

    /// Makers of consumers that read what is committed, and commit nothing.
    static Supplier<Consumer<String, byte[]>> consumers(Map<String, String> kafka) {
        var settings = new HashMap<String, Object>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return () ->
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    void start() {
        thread.start();
    }

    /// Whether all was read that stood there at the start.
    boolean isComplete() {
        return isComplete;
    }

    /// The root of the thread.
    private void read() {
        while (!closed) {
            try {
                readOn();
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException | IllegalArgumentException e) {
                LOG.warn("{} is not read: {}", topic, e.toString());
                pause();
            }
        }
    }

    private void readOn() {
        try (var consumer = consumers.get()) {
            reading = consumer;
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!closed) {
                consumer.poll(POLL).forEach(table);
                isComplete = isComplete || isAt(ends, consumer);
            }
        }
    }

    private static boolean isAt(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
        return ends.entrySet().stream()
                .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_A_FAULT);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread.isAlive()) {
                thread.join(TO_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
