package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What sources have asserted, as `assertions.v1` says, so that what a later copy of a list says
/// otherwise, or no longer, can be told. Read from the topic's beginning when a source is asked for
/// first, and from there on whenever it is again, so that it does not matter which process read the
/// copy before. Used by one thread.
final class AssertedBefore {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, IngestTopics.ASSERTIONS.partitions())
                    .mapToObj(number -> new TopicPartition(IngestTopics.ASSERTIONS.name(), number))
                    .toList();

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final BooleanSupplier closing;
    private final Map<String, Source> sources = new HashMap<>();

    /// @param read where to read on
    private record Source(Asserted asserted, Map<TopicPartition, Long> read) {}

    /// @param consumers makes one that reads what is committed
    /// @param closing whether a stop was asked for
    AssertedBefore(Supplier<Consumer<String, byte[]>> consumers, BooleanSupplier closing) {
        this.consumers = consumers;
        this.closing = closing;
    }

    static AssertedBefore of(Map<String, String> kafka, BooleanSupplier closing) {
        var settings = new HashMap<String, Object>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        return new AssertedBefore(
                () ->
                        new KafkaConsumer<>(
                                settings, new StringDeserializer(), new ByteArrayDeserializer()),
                closing);
    }

    /// All that stands in the topic by now.
    ///
    /// @param name the catalogue's name of the source
    /// @throws WakeupException when a stop is asked for meanwhile; the next call reads anew
    Asserted by(String name) {
        Source source =
                sources.computeIfAbsent(name, _ -> new Source(new Asserted(), new HashMap<>()));
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            consumer.assign(PARTITIONS);
            PARTITIONS.forEach(each -> consumer.seek(each, source.read().getOrDefault(each, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
            while (ends.entrySet().stream()
                    .anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                if (closing.getAsBoolean()) {
                    throw new WakeupException();
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    accept(record, name, source.asserted());
                }
            }
            PARTITIONS.forEach(each -> source.read().put(each, consumer.position(each)));
        }
        return source.asserted();
    }

    /// Other sources have as many lines and more, so what is of another is not read at all.
    private static void accept(
            ConsumerRecord<String, byte[]> record, String name, Asserted asserted) {
        if (record.value() != null && record.key().endsWith(" " + name)) {
            asserted.accept(Json.read(record.value(), Assertion.class));
        }
    }
}
