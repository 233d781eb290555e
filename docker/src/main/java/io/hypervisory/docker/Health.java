package io.hypervisory.docker;

import io.hypervisory.enrich.Enrich;
import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.index.web.ComponentHealth.Status;
import io.hypervisory.index.web.HealthSource;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.pipe.Ingest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// How each component of the all-in-one process fares. Thread-safe.
final class Health implements HealthSource, AutoCloseable {
    private final StageLag lag;
    private final Enrich enrich;
    private final Ingest ingest;

    Health(Map<String, String> kafka, Enrich enrich, Ingest ingest) {
        this.lag = new StageLag(kafka);
        this.enrich = enrich;
        this.ingest = ingest;
    }

    @Override
    public Map<String, ComponentHealth> health() {
        var health = new LinkedHashMap<String, ComponentHealth>();
        health.put(
                "read",
                component(
                        ingest.isRunning() ? Status.UP : Status.DOWN,
                        "reads documents",
                        lag.behind(Ingest.READ_GROUP, IngestTopics.DOCUMENTS.name())));
        health.put(
                "enrich",
                component(
                        enrichStatus(),
                        enrich.state(),
                        lag.behind(Enrich.GROUP, IngestTopics.NOTICES.name())));
        for (SourceState source : ingest.sources()) {
            health.put("source " + source.source(), source(source));
        }
        return health;
    }

    /// While it takes over its partitions it is on the way, not down.
    private Status enrichStatus() {
        if (enrich.isRunning()) {
            return Status.UP;
        }
        return enrich.works() ? Status.STARTING : Status.DOWN;
    }

    private static ComponentHealth component(Status status, String detail, OptionalLong behind) {
        return new ComponentHealth(status, detail, behind.isPresent() ? behind.getAsLong() : null);
    }

    private static ComponentHealth source(SourceState source) {
        boolean failed = source.health() == SourceState.Health.FAILED;
        return new ComponentHealth(
                failed ? Status.DEGRADED : Status.UP,
                source.failure() == null
                        ? source.health().name().toLowerCase(Locale.ROOT)
                        : source.failure(),
                null);
    }

    @Override
    public void close() {
        lag.close();
    }
}
