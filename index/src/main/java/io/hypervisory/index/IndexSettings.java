package io.hypervisory.index;

import io.hypervisory.index.web.WebSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the stage needs to run.
///
/// @param kafka client settings: `bootstrap.servers` and whatever security the cluster asks for
/// @param elasticsearch address of the cluster
/// @param username, password of a user; null where there is no security or an API key
/// @param apiKey encoded; wins over a user; null where there is none
/// @param caCertificate PEM file of the authority to trust; null trusts the JDK's
/// @param memberId names this process over restarts, so that after a kill -9 the group waits for
///   nobody; null lets the broker name it
/// @param workers consumers, each with its own thread
public record IndexSettings(
        Map<String, String> kafka,
        URI elasticsearch,
        @Nullable String username,
        @Nullable String password,
        @Nullable String apiKey,
        @Nullable Path caCertificate,
        @Nullable String memberId,
        int workers,
        WebSettings web) {
    public static final int DEFAULT_WORKERS = 2;

    public IndexSettings {
        kafka = Map.copyOf(kafka);
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("kafka settings lack bootstrap.servers");
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers " + workers + " is below 1");
        }
    }

    /// A cluster without security.
    public static IndexSettings open(
            Map<String, String> kafka, URI elasticsearch, WebSettings web) {
        return new IndexSettings(
                kafka, elasticsearch, null, null, null, null, null, DEFAULT_WORKERS, web);
    }

    @Override
    public String toString() {
        return "IndexSettings[elasticsearch=%s, username=%s, workers=%d, web=%s]"
                .formatted(elasticsearch, username, workers, web);
    }
}
