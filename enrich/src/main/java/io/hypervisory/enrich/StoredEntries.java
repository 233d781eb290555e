package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.ingest.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/// The advisories and patches that are stored, read from their topics.
public final class StoredEntries {
    private static final List<TopicPartition> PARTITIONS =
            Stream.of(EnrichTopics.ADVISORIES, EnrichTopics.PATCHES)
                    .flatMap(topic ->
                            IntStream.range(0, topic.partitions())
                                    .mapToObj(number -> new TopicPartition(topic.name(), number)))
                    .toList();

    private StoredEntries() {}

    /// Gives every record, a newer one of an id after the older.
    ///
    /// @param kafka client settings
    /// @throws org.apache.kafka.common.KafkaException if the broker does not give them
    public static void read(Map<String, String> kafka, Consumer<Entry> sink)
            throws InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(kafka));
                var records = new CommittedRecords(kafka, admin)) {
            records.read(
                    PARTITIONS,
                    each -> {
                        if (each.value() != null) {
                            sink.accept(Json.read(each.value(), Entry.class));
                        }
                        return true;
                    });
        }
    }
}
