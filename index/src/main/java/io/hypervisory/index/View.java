package io.hypervisory.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.document.Projector;
import io.hypervisory.index.revision.ElasticsearchRevisions;
import io.hypervisory.index.revision.RevisionDocument;
import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What one versioned index holds: the topics that it is made from and what becomes of their
/// records. Each is filled by a consumer group of its own, so that one can be built anew without
/// the other.
///
/// @param name of its threads and of the component that health tells of
/// @param live the alias that is read
/// @param next the alias of what is being built, while something else is read
/// @param mapping, settings names of the resources that say how it is indexed
record View(
        String name,
        String group,
        String live,
        String next,
        Set<String> topics,
        String mapping,
        String settings,
        Projection projection) {
    private static final Map<String, String> TYPES =
            Map.of(
                    EnrichTopics.ADVISORIES.name(), "advisory",
                    EnrichTopics.PATCHES.name(), "patch",
                    EnrichTopics.POSTS.name(), "post");

    /// The current records, which are searched.
    static final View ENTRIES =
            new View(
                    "index",
                    Index.GROUP,
                    "hypervisory",
                    "hypervisory-next",
                    TYPES.keySet(),
                    "mapping.json",
                    "settings.json",
                    View::entry);

    /// What they were earlier.
    static final View REVISIONS =
            new View(
                    "revisions",
                    "hypervisory-revisions",
                    "hypervisory-revisions",
                    "hypervisory-revisions-next",
                    Set.of(EnrichTopics.REVISIONS.name()),
                    "revisions-mapping.json",
                    "revisions-settings.json",
                    View::revision);

    /// The consumer group that fills what is built beside what is searched and written on.
    String rebuilding() {
        return group + "-rebuild";
    }

    /// What becomes of a record that has a key: none, one or several writes. Pure.
    interface Projection {
        /// @throws IllegalArgumentException when the record cannot be read
        List<Write> of(ConsumerRecord<byte[], byte[]> record);
    }

    private static List<Write> entry(ConsumerRecord<byte[], byte[]> from) {
        String id = TYPES.get(from.topic()) + "/" + key(from);
        byte[] value = from.value();
        String trace = CloudEvent.get(from.headers(), CloudEvent.TRACEPARENT);
        return List.of(new Write(id, value == null ? null : Projector.project(value, trace), from));
    }

    /// A tombstone does not say of which type it speaks.
    private static List<Write> revision(ConsumerRecord<byte[], byte[]> from) {
        String key = key(from);
        byte[] value = from.value();
        if (value == null) {
            return TYPES.values().stream()
                    .map(type ->
                            new Write(ElasticsearchRevisions.documentId(type, key), null, from))
                    .toList();
        }
        return RevisionDocument.of(value).stream()
                .map(one ->
                        new Write(
                                ElasticsearchRevisions.documentId(one.type(), key),
                                Json.bytes(one),
                                from))
                .toList();
    }

    private static String key(ConsumerRecord<byte[], byte[]> from) {
        return new String(from.key(), UTF_8);
    }
}
