package io.hypervisory.index;

import io.hypervisory.index.web.SourceBoard;
import io.hypervisory.ingest.contract.HostMessage;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SourceState;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// `sources.v1` in memory, read on and on by a thread of its own, and commands to whoever crawls.
/// Thread-safe.
final class Sources implements SourceBoard, AutoCloseable {
    private final Map<String, SourceState> byName = new ConcurrentSkipListMap<>();
    private final Producer<byte[], byte[]> producer;
    private final Clock clock;
    private final TopicTable table;

    Sources(Map<String, String> kafka, Producer<byte[], byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
        this.table =
                new TopicTable(
                        IngestTopics.SOURCES.name(),
                        IngestTopics.SOURCES.partitions(),
                        TopicTable.consumers(kafka),
                        this::accept);
    }

    void start() {
        table.start();
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

    private void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            byName.remove(record.key());
        } else {
            byName.put(record.key(), Json.read(record.value(), SourceState.class));
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
