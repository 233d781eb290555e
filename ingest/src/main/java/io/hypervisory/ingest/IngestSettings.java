package io.hypervisory.ingest;

import io.hypervisory.ingest.fetch.FetchLimits;
import java.util.Map;

/// What the stage needs to run.
///
/// @param kafka client settings: `bootstrap.servers` and whatever security the cluster asks for
public record IngestSettings(Map<String, String> kafka, FetchLimits limits) {
    public IngestSettings {
        kafka = Map.copyOf(kafka);
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("kafka settings lack bootstrap.servers");
        }
    }
}
