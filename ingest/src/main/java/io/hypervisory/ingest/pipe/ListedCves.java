package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Which CVEs the catalogues of known exploited vulnerabilities have, as `assertions.v1` says, so
/// that what a later copy no longer has can be told. Read from the topic's beginning when a
/// catalogue is asked for first, and from there on whenever it is again, so that it does not matter
/// which process read the copy before. Used by one thread.
final class ListedCves {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, IngestTopics.ASSERTIONS.partitions())
                    .mapToObj(number -> new TopicPartition(IngestTopics.ASSERTIONS.name(), number))
                    .toList();

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Map<String, Catalogue> catalogues = new HashMap<>();

    /// What one source's catalogue has: when it was got that said so, by CVE; and where to read on.
    private record Catalogue(Map<String, Instant> cves, Map<TopicPartition, Long> read) {}

    /// @param consumers makes one that reads what is committed
    ListedCves(Supplier<Consumer<String, byte[]>> consumers) {
        this.consumers = consumers;
    }

    static ListedCves of(Map<String, String> kafka) {
        var settings = new HashMap<String, Object>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        return new ListedCves(() ->
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    /// CVEs that the catalogue had before, sorted, and that a whole copy of it does not have. None
    /// where the copy has less than half of what the catalogue had: that is a fault of somebody's,
    /// and no news.
    ///
    /// @param source the catalogue's name of the list
    /// @param stated all that the copy has
    /// @param at when the copy was got; what was said by a later one stays
    List<String> dropped(String source, Set<String> stated, Instant at) {
        Map<String, Instant> had = upToNow(source).cves();
        if (stated.size() * 2L < had.size()) {
            return List.of();
        }
        return had.entrySet().stream()
                .filter(each -> each.getValue().isBefore(at) && !stated.contains(each.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Catalogue upToNow(String source) {
        var catalogue =
                catalogues.computeIfAbsent(
                        source, _ -> new Catalogue(new HashMap<>(), new HashMap<>()));
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            consumer.assign(PARTITIONS);
            PARTITIONS.forEach(
                    each -> consumer.seek(each, catalogue.read().getOrDefault(each, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
            while (ends.entrySet().stream()
                    .anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    accept(record, source, catalogue.cves());
                }
            }
            PARTITIONS.forEach(each -> catalogue.read().put(each, consumer.position(each)));
        }
        return catalogue;
    }

    /// Lists of scores are many times as long, so what is of another source is not read at all.
    private static void accept(
            ConsumerRecord<String, byte[]> record, String source, Map<String, Instant> cves) {
        if (record.value() == null || !record.key().endsWith(" " + source)) {
            return;
        }
        switch (Json.read(record.value(), Assertion.class)) {
            case Assertion.KnownExploited listed ->
                    cves.put(listed.cve(), listed.provenance().fetchedAt());
            case Assertion.Delisted delisted -> cves.remove(delisted.cve());
            case Assertion.ExploitProbability _, Assertion.CveEntry _ -> {
                // another sort of list
            }
        }
    }
}
