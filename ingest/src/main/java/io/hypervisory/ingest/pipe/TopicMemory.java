package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.crawl.Memory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `urls.v1` and `sources.v1` in memory: read to their ends at start, kept up by what this process
/// writes, and by what others wrote when hosts are taken over from them. Thread-safe.
final class TopicMemory implements Memory {
    /// The header that tells our own records from others'.
    static final String WRITER = "hv_writer";

    private static final Logger LOG = LoggerFactory.getLogger(TopicMemory.class);

    private final Map<String, Object> settings;
    private final String writer = UUID.randomUUID().toString();
    private final Map<String, UrlState> urls = new ConcurrentHashMap<>();
    private final Map<String, SourceState> sources = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();

    /// Remembers nothing yet.
    TopicMemory(Map<String, String> kafka) {
        settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
    }

    static TopicMemory load(Map<String, String> kafka) {
        var memory = new TopicMemory(kafka);
        memory.refresh();
        LOG.info(
                "remembering {} addresses of {} sources",
                memory.urls.size(),
                memory.sources.size());
        return memory;
    }

    /// Reads on from where the last reading ended, and keeps what others wrote.
    synchronized void refresh() {
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    Stream.of(IngestTopics.URLS, IngestTopics.SOURCES)
                            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            partitions.forEach(each -> consumer.seek(each, read.getOrDefault(each, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::accept);
            }
            partitions.forEach(each -> read.put(each, consumer.position(each)));
        }
    }

    private void accept(ConsumerRecord<String, byte[]> message) {
        if (writer.equals(CloudEvent.get(message.headers(), WRITER))) {
            return;
        }
        boolean ofUrl = message.topic().equals(IngestTopics.URLS.name());
        if (message.value() == null) {
            if (!ofUrl) {
                forget(message.key());
            }
            return;
        }
        if (ofUrl) {
            put(Json.read(message.value(), UrlState.class));
        } else {
            put(Json.read(message.value(), SourceState.class));
        }
    }

    /// Names this process as the writer of its records.
    String writer() {
        return writer;
    }

    void put(UrlState state) {
        urls.put(state.key(), state);
    }

    void forget(String source) {
        sources.remove(source);
    }

    void put(SourceState state) {
        sources.put(state.source(), state);
    }

    @Override
    public @Nullable UrlState url(String source, String url) {
        return urls.get(source + " GET " + url);
    }

    @Override
    public @Nullable SourceState source(String source) {
        return sources.get(source);
    }

    List<SourceState> sources() {
        return List.copyOf(sources.values());
    }
}
