package io.hypervisory.index;

import io.hypervisory.index.web.SourceBoard;
import io.hypervisory.ingest.contract.HostMessage;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SourceState;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `sources.v1` in memory, read on and on by a thread of its own, and commands to whoever crawls.
/// Thread-safe.
final class Sources implements SourceBoard, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final Map<String, SourceState> byName = new ConcurrentSkipListMap<>();
    private final Map<String, Object> settings;
    private final Producer<byte[], byte[]> producer;
    private final Clock clock;
    private final Thread thread = Thread.ofPlatform().name("sources").unstarted(this::read);
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    Sources(Map<String, String> kafka, Producer<byte[], byte[]> producer, Clock clock) {
        settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        this.producer = producer;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    @Override
    public Collection<SourceState> all() {
        return List.copyOf(byName.values());
    }

    @Override
    public Optional<SourceState> one(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Every partition gets it, since only who owns the source's host knows which is his.
    @Override
    public void crawlNow(String name) {
        byte[] command = Json.bytes(new HostMessage.CrawlNow(name, clock.instant()));
        for (int partition = 0; partition < IngestTopics.HOSTS.partitions(); partition++) {
            producer.send(
                    new ProducerRecord<>(IngestTopics.HOSTS.name(), partition, null, command));
        }
        producer.flush();
    }

    /// The root of the thread: what fails is begun again.
    private void read() {
        while (!closed) {
            try {
                readOn();
            } catch (WakeupException e) {
                return;
            } catch (KafkaException | IllegalArgumentException e) {
                LOG.warn("sources are not read: {}", e.toString());
                pause();
            }
        }
    }

    private void readOn() {
        var partition = new TopicPartition(IngestTopics.SOURCES.name(), 0);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            reading = consumer;
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    accept(record);
                }
            }
        }
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            byName.remove(record.key());
        } else {
            byName.put(record.key(), Json.read(record.value(), SourceState.class));
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
        KafkaConsumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
