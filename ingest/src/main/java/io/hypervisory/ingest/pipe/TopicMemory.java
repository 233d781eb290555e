package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.crawl.Memory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `urls.v1` and `sources.v1` in memory: read to their ends at start, then kept up by what this
/// process writes. Thread-safe.
final class TopicMemory implements Memory {
    private static final Logger LOG = LoggerFactory.getLogger(TopicMemory.class);

    private final Map<String, UrlState> urls = new ConcurrentHashMap<>();
    private final Map<String, SourceState> sources = new ConcurrentHashMap<>();

    static TopicMemory load(Map<String, String> kafka) {
        var memory = new TopicMemory();
        var settings = new HashMap<String, Object>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    java.util.stream.Stream.of(IngestTopics.URLS, IngestTopics.SOURCES)
                            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(memory::accept);
            }
        }
        LOG.info(
                "remembering {} addresses of {} sources",
                memory.urls.size(),
                memory.sources.size());
        return memory;
    }

    private void accept(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return;
        }
        if (message.topic().equals(IngestTopics.URLS.name())) {
            put(Json.read(message.value(), UrlState.class));
        } else {
            put(Json.read(message.value(), SourceState.class));
        }
    }

    void put(UrlState state) {
        urls.put(state.key(), state);
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
