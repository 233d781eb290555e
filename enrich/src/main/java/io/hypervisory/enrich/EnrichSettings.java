package io.hypervisory.enrich;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the stage needs to run.
///
/// @param kafka client settings: `bootstrap.servers` and whatever security the cluster asks for
/// @param data where the state stores live; reused after a restart
/// @param memberId names the process in its consumer group over restarts; null lets the broker name
///   it
/// @param threads stream threads
/// @param replication of the internal topics
public record EnrichSettings(
        Map<String, String> kafka,
        Path data,
        @Nullable String memberId,
        int threads,
        int replication) {
    public EnrichSettings {
        kafka = Map.copyOf(kafka);
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("kafka settings lack bootstrap.servers");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " is below 1");
        }
    }
}
