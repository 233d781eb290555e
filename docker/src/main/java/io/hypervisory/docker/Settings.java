package io.hypervisory.docker;

import io.hypervisory.index.decision.Deadlines;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Outgoing;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the environment says: which clusters, how to log in, how large. Every variable stands here.
///
/// @param kafka client settings of your cluster; empty runs the embedded broker
/// @param elasticsearch your cluster; null runs the embedded one
/// @param elasticsearchHeap of the embedded one, as `-Xmx` takes it
/// @param outgoing how publishers are reached: proxies and certificates
/// @param admission whether backfill waits for the stages after it; `HYPERVISORY_ADMISSION=off`
///   lets it pass, to see what for
/// @param deadline of one exchange with a publisher
/// @param replication copies of each topic that we create
/// @param healthHost, healthPort where a stage alone answers `/health` and `/metrics`
/// @param deadlines within how many days of publication one wants to have acted, by urgency:
///   `HYPERVISORY_DAYS_IMMEDIATE`, `…_HIGH`, `…_MODERATE`, `…_LOW`
public record Settings(
        Map<String, String> kafka,
        @Nullable URI elasticsearch,
        @Nullable String elasticsearchUser,
        @Nullable String elasticsearchPassword,
        @Nullable String elasticsearchApiKey,
        @Nullable String elasticsearchCa,
        String elasticsearchHeap,
        Outgoing outgoing,
        boolean admission,
        Duration deadline,
        short replication,
        String healthHost,
        int healthPort,
        Deadlines deadlines) {
    private static final String KAFKA = "KAFKA_";
    private static final Set<String> NOT_CLIENT_SETTINGS = Set.of("KAFKA_HEAP_OPTS", "KAFKA_OPTS");

    public Settings {
        kafka = Map.copyOf(kafka);
    }

    /// `KAFKA_BOOTSTRAP_SERVERS` and any other `KAFKA_…` become Kafka client settings
    /// (`KAFKA_SECURITY_PROTOCOL` is `security.protocol`); without the first, the broker is
    /// embedded.
    ///
    /// @throws IllegalArgumentException naming the variable that is wrong
    public static Settings from(Map<String, String> environment) {
        String url = environment.get("ELASTICSEARCH_URL");
        return new Settings(
                kafka(environment),
                url == null ? null : url("ELASTICSEARCH_URL", url),
                environment.get("ELASTICSEARCH_USERNAME"),
                environment.get("ELASTICSEARCH_PASSWORD"),
                environment.get("ELASTICSEARCH_API_KEY"),
                environment.get("ELASTICSEARCH_CA"),
                environment.getOrDefault("ELASTICSEARCH_HEAP", "1g"),
                Outgoing.from(environment),
                !"off".equals(environment.get("HYPERVISORY_ADMISSION")),
                duration(environment, "HYPERVISORY_DEADLINE", FetchLimits.STANDARD.deadline()),
                (short) number(environment, "HYPERVISORY_REPLICATION", 1, 1, 9),
                environment.getOrDefault("HEALTH_HOST", "127.0.0.1"),
                number(environment, "HEALTH_PORT", 8081, 0, 65_535),
                deadlines(environment));
    }

    private static Deadlines deadlines(Map<String, String> environment) {
        Deadlines otherwise = Deadlines.STANDARD;
        return new Deadlines(
                days(environment, "IMMEDIATE", otherwise.immediate()),
                days(environment, "HIGH", otherwise.high()),
                days(environment, "MODERATE", otherwise.moderate()),
                days(environment, "LOW", otherwise.low()));
    }

    private static int days(Map<String, String> environment, String urgency, int otherwise) {
        return number(environment, "HYPERVISORY_DAYS_" + urgency, otherwise, 0, 3_650);
    }

    private static Map<String, String> kafka(Map<String, String> environment) {
        if (!environment.containsKey("KAFKA_BOOTSTRAP_SERVERS")) {
            return Map.of();
        }
        var settings = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(KAFKA) && !NOT_CLIENT_SETTINGS.contains(name)) {
                settings.put(
                        name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                        value);
            }
        });
        return settings;
    }

    private static URI url(String name, String value) {
        try {
            URI url = URI.create(value);
            if (url.getHost() != null
                    && Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is no URL: " + value, e);
        }
        throw new IllegalArgumentException(name + " is no http(s) URL: " + value);
    }

    private static Duration duration(
            Map<String, String> environment, String name, Duration otherwise) {
        String value = environment.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(value.strip());
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " is no ISO 8601 duration such as PT60S: " + value, e);
        }
        throw new IllegalArgumentException(name + " is not above zero: " + value);
    }

    private static int number(
            Map<String, String> environment, String name, int otherwise, int least, int most) {
        String value = environment.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is no number: " + value, e);
        }
        throw new IllegalArgumentException(
                name + " is not within " + least + " to " + most + ": " + value);
    }

    /// What one exchange with a publisher may cost.
    public FetchLimits limits() {
        return FetchLimits.STANDARD.within(deadline);
    }

    /// What is in effect, for the log; secrets are not shown.
    public Map<String, String> effective() {
        var shown = new TreeMap<String, String>();
        kafka.forEach((name, value) ->
                shown.put(
                        "kafka." + name,
                        name.contains("jaas") || name.contains("password") ? "(set)" : value));
        shown.put("kafka", kafka.isEmpty() ? "embedded" : "yours");
        shown.put(
                "elasticsearch",
                elasticsearch == null
                        ? "embedded, heap " + elasticsearchHeap
                        : elasticsearch.toString());
        shown.put(
                "elasticsearch.login",
                elasticsearchApiKey != null || elasticsearchPassword != null ? "(set)" : "none");
        shown.put(
                "proxy",
                outgoing.http() == null && outgoing.https() == null
                        ? "none"
                        : "http " + outgoing.http() + ", https " + outgoing.https());
        shown.put(
                "days",
                "immediate %d, high %d, moderate %d, low %d"
                        .formatted(
                                deadlines.immediate(),
                                deadlines.high(),
                                deadlines.moderate(),
                                deadlines.low()));
        shown.put("replication", Short.toString(replication));
        return shown;
    }
}
