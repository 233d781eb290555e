package io.hypervisory.index.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `dead-letters.v1` in memory, read on and on by a thread of its own. A letter takes about a
/// kilobyte; what fails in thousands stops its stage before. Thread-safe.
final class OpenLetters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLetters.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final TopicPartition PARTITION =
            new TopicPartition(IngestTopics.DEAD_LETTERS.name(), 0);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Map<String, DeadLetter> byKey = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("dead-letters").unstarted(this::read);
    private volatile boolean isComplete;
    private volatile boolean closed;
    private volatile @Nullable Consumer<byte[], byte[]> reading;

    /// @param consumers makes one that reads what is committed
    OpenLetters(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    void start() {
        thread.start();
    }

    /// The newest first.
    List<DeadLetter> all() {
        requireComplete();
        return byKey.values().stream()
                .sorted(
                        Comparator.comparing(DeadLetter::at)
                                .reversed()
                                .thenComparing(DeadLetter::key))
                .toList();
    }

    Optional<DeadLetter> one(String key) {
        DeadLetter letter = byKey.get(key);
        if (letter == null) {
            requireComplete();
        }
        return Optional.ofNullable(letter);
    }

    /// At once, before the topic tells.
    void closed(DeadLetter letter) {
        byKey.remove(letter.key(), letter);
    }

    private void requireComplete() {
        if (!isComplete) {
            String why = "the dead letters are not read to their end yet";
            throw new StoreUnavailableException(why, new IllegalStateException(why));
        }
    }

    /// The root of the thread: what fails is begun again.
    private void read() {
        while (!closed) {
            try {
                readOn();
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.warn("dead letters are not read: {}", e.toString());
                pause();
            }
        }
    }

    private void readOn() {
        try (var consumer = consumers.get()) {
            reading = consumer;
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            Long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    accept(record);
                }
                isComplete = isComplete || end != null && consumer.position(PARTITION) >= end;
            }
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            byKey.remove(key);
            return;
        }
        try {
            byKey.put(key, Json.read(record.value(), DeadLetter.class));
        } catch (IllegalArgumentException e) {
            LOG.error("{} is no dead letter: {}", key, e.getMessage());
        }
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
        Consumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
