package io.hypervisory.ingest.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record that a stage could not use. It points to the bytes and never holds them.
///
/// @param stage `read`, `enrich` or `index`
/// @param reason a short, stable word for grouping: `not-json`, `no-tracking-id`, `mapping`
/// @param error the full message for a person
/// @param topic, partition, offset where the bytes stand
/// @param sha256 of the record's value, lower-case hex; null when it had none
/// @param url the document's address, where it has one
public record DeadLetter(
        String stage,
        String reason,
        String error,
        String topic,
        int partition,
        long offset,
        @Nullable String sha256,
        @Nullable String source,
        @Nullable String url,
        Instant at) {
    /// The key on the topic: one open entry for each record and stage.
    public String key() {
        return stage + "/" + topic + "/" + partition + "/" + offset;
    }
}
