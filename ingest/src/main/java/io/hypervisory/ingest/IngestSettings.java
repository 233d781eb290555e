package io.hypervisory.ingest;

import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Outgoing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the stage needs to run.
///
/// @param kafka client settings: `bootstrap.servers` and whatever security the cluster asks for
/// @param outgoing how the outside is reached
/// @param downstream whose lag holds backfill back; empty lets it pass
/// @param memberId names the process in its consumer group over restarts; null lets the broker name
///   it
public record IngestSettings(
        Map<String, String> kafka,
        FetchLimits limits,
        Outgoing outgoing,
        List<Downstream> downstream,
        @Nullable String memberId) {
    public IngestSettings {
        kafka = Map.copyOf(kafka);
        downstream = List.copyOf(downstream);
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("kafka settings lack bootstrap.servers");
        }
    }
}
