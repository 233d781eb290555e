package io.hypervisory.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.hypervisory.index.platform.ElasticsearchPlatforms;
import io.hypervisory.index.search.ElasticsearchSearch;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.index.web.ComponentHealth.Status;
import io.hypervisory.index.web.HealthSource;
import io.hypervisory.index.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running stage: workers that fill Elasticsearch, and the server that answers from it.
/// Thread-safe.
public final class Index implements AutoCloseable {
    /// The consumer group.
    public static final String GROUP = "hypervisory-index";

    private static final Logger LOG = LoggerFactory.getLogger(Index.class);

    private final ElasticsearchClient client;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final GroupLag groupLag;
    private final Workers workers;
    private final SearchService search;
    private final HealthSource extra;
    private final WebServer web;
    private final Sources sources;

    private Index(
            IndexSettings settings,
            HealthSource extra,
            PrometheusMeterRegistry metrics,
            Runnable stopped) {
        this.extra = extra;
        client = ElasticsearchClients.of(settings);
        admin = Admin.create(KafkaSettings.admin(settings));
        producer = new KafkaProducer<>(KafkaSettings.producer(settings));
        groupLag = new GroupLag(admin);
        search = new ElasticsearchSearch(client, ArtifactIndex.LIVE);
        var target = new Target(new ArtifactIndex(client), admin, GROUP);
        var parts =
                new Workers.Parts(
                        target,
                        new ElasticsearchStore(client, target::alias),
                        new DeadLetters(producer, Clock.systemUTC()),
                        groupLag);
        workers = new Workers(settings, parts, metrics, Thread::sleep, stopped);
        sources = new Sources(settings.kafka(), producer, Clock.systemUTC());
        web =
                WebServer.start(
                        settings.web(),
                        search,
                        new ElasticsearchPlatforms(client, ArtifactIndex.LIVE),
                        sources,
                        this::health,
                        metrics);
    }

    /// Starts and returns at once, whether or not broker and Elasticsearch are there yet; the
    /// topics are waited for.
    ///
    /// @param extra health of components that are not this stage's
    /// @param stopped called once when the stage has failed for good
    public static Index start(
            IndexSettings settings,
            HealthSource extra,
            PrometheusMeterRegistry metrics,
            Runnable stopped) {
        var index = new Index(settings, extra, metrics, stopped);
        index.workers.start();
        index.sources.start();
        LOG.info("index: listening on port {}", index.port());
        return index;
    }

    /// The port that is listened on.
    public int port() {
        return web.port();
    }

    /// Whether the workers work or are about to.
    public boolean isRunning() {
        return workers.state() != Workers.State.FAILED;
    }

    /// Documents that a search can find now; 0 while Elasticsearch does not answer.
    public long searchable() {
        try {
            return client.count(count -> count.index(ArtifactIndex.LIVE)).count();
        } catch (ElasticsearchException | IOException e) {
            LOG.debug("count", e);
            return 0;
        }
    }

    /// Records that are not in Elasticsearch yet; empty when the broker does not tell.
    public OptionalLong lag() throws InterruptedException {
        return groupLag.of(GROUP, topics());
    }

    /// What the stage reads.
    public static Set<String> topics() {
        return IndexLoop.TYPES.keySet();
    }

    /// What Elasticsearch holds and how far this stage is, and what else was told at start.
    public Map<String, ComponentHealth> health() {
        var all = new LinkedHashMap<>(extra.health());
        all.put("elasticsearch", search.health());
        all.put("index", stage());
        return all;
    }

    private ComponentHealth stage() {
        try {
            var lag = lag();
            Long behind = lag.isPresent() ? Long.valueOf(lag.getAsLong()) : null;
            return switch (workers.state()) {
                case STARTING -> new ComponentHealth(Status.STARTING, workers.detail(), behind);
                case RUNNING ->
                        behind == null
                                ? new ComponentHealth(Status.DOWN, "Kafka does not answer", null)
                                : new ComponentHealth(Status.UP, workers.detail(), behind);
                case FAILED -> new ComponentHealth(Status.DOWN, workers.detail(), behind);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ComponentHealth(Status.DOWN, "interrupted", null);
        }
    }

    @Override
    public void close() {
        web.close();
        sources.close();
        workers.close();
        producer.close();
        admin.close();
        try {
            client.close();
        } catch (IOException e) {
            LOG.warn("the client of Elasticsearch did not close", e);
        }
    }
}
