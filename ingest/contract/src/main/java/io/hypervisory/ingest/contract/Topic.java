package io.hypervisory.ingest.contract;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A topic's name, shape and meaning. Partitions and cleanup are part of the contract.
///
/// @param retention null keeps forever; only topics from which nothing is rebuilt have one
/// @param isPublic others may subscribe; then it stands in the AsyncAPI document
/// @param key what the record key is, for people
public record Topic(
        String name,
        int partitions,
        Cleanup cleanup,
        @Nullable Duration retention,
        boolean isPublic,
        String key,
        String purpose) {
    /// How old records leave the topic.
    public enum Cleanup {
        COMPACT,
        KEEP,
        EXPIRE
    }

    /// Bytes of the largest record that any topic takes: 16 MiB of compressed document and room for
    /// its headers.
    public static final int MAX_RECORD_BYTES = 17 * 1024 * 1024;

    /// The broker settings that make the topic what this says.
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
        settings.put(
                "retention.ms", retention == null ? "-1" : Long.toString(retention.toMillis()));
        settings.put("retention.bytes", "-1");
        settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
        return settings;
    }
}
