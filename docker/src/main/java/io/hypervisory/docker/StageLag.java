package io.hypervisory.docker;

import io.hypervisory.enrich.Enrich;
import io.hypervisory.index.GroupLag;
import io.hypervisory.index.Index;
import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.index.web.HealthSource;
import io.hypervisory.ingest.Downstream;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.pipe.Ingest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// How far the stages in other processes are behind, by their consumer groups. Thread-safe.
public final class StageLag implements HealthSource, AutoCloseable {
    private final Admin admin;
    private final GroupLag lag;

    public StageLag(Map<String, String> kafka) {
        this.admin = Admin.create(Map.copyOf(kafka));
        this.lag = new GroupLag(admin);
    }

    @Override
    public Map<String, ComponentHealth> health() {
        var health = new LinkedHashMap<String, ComponentHealth>();
        health.put("read", lag(Ingest.READ_GROUP, IngestTopics.DOCUMENTS.name()));
        health.put("enrich", lag(Enrich.GROUP, IngestTopics.NOTICES.name()));
        return health;
    }

    private ComponentHealth lag(String group, String topic) {
        OptionalLong behind = behind(group, topic);
        return new ComponentHealth(
                behind.isPresent() ? ComponentHealth.Status.UP : ComponentHealth.Status.DOWN,
                behind.isPresent() ? "by its consumer group" : "the broker does not tell",
                behind.isPresent() ? behind.getAsLong() : null);
    }

    /// The stages that a backfill must not bury. Two groups of one topic are one stage each.
    public List<Downstream> downstream() {
        return List.of(
                stage(Ingest.READ_GROUP, List.of(IngestTopics.DOCUMENTS.name())),
                stage(Enrich.GROUP, List.of(IngestTopics.NOTICES.name())),
                stage(Index.GROUP, Index.topics()));
    }

    /// What has never worked yet keeps nobody waiting.
    private Downstream stage(String group, Collection<String> topics) {
        return new Downstream() {
            @Override
            public String name() {
                return group;
            }

            @Override
            public @Nullable Stand stand() throws InterruptedException {
                return lag.stand(group, topics)
                        .map(stand ->
                                stand.begun()
                                        ? new Stand(stand.done(), stand.behind())
                                        : new Stand(0, 0))
                        .orElse(null);
            }
        };
    }

    /// Records behind; empty when the broker does not tell.
    OptionalLong behind(String group, String topic) {
        try {
            return lag.of(group, List.of(topic));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
