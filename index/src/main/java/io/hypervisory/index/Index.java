package io.hypervisory.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.hypervisory.index.letters.DeadLetterOffice;
import io.hypervisory.index.original.Originals;
import io.hypervisory.index.platform.ElasticsearchPlatforms;
import io.hypervisory.index.related.ElasticsearchRelated;
import io.hypervisory.index.revision.ElasticsearchRevisions;
import io.hypervisory.index.revision.KeptRevisions;
import io.hypervisory.index.search.ElasticsearchSearch;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.web.Boards;
import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.index.web.ComponentHealth.Status;
import io.hypervisory.index.web.HealthSource;
import io.hypervisory.index.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running stage: workers that fill Elasticsearch, and the server that answers from it.
/// Thread-safe.
public final class Index implements AutoCloseable {
    /// The consumer group that fills what is searched.
    public static final String GROUP = "hypervisory-index";

    /// Of a created entry nothing is written, so that one keeps up with any number of workers
    /// beside it.
    private static final int REVISION_WORKERS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Index.class);

    private final ElasticsearchClient client;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final GroupLag groupLag;
    private final Workers workers;
    private final Workers revisions;
    private final SearchService search;
    private final HealthSource extra;
    private final WebServer web;
    private final Sources sources;
    private final Cves cves;
    private final DeadLetterOffice letters;

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
        search = new ElasticsearchSearch(client, View.ENTRIES.live());
        Runnable once = once(stopped);
        workers = workers(View.ENTRIES, settings, settings.workers(), metrics, once);
        revisions = workers(View.REVISIONS, settings, REVISION_WORKERS, metrics, once);
        sources = new Sources(settings.kafka(), producer, Clock.systemUTC());
        var board =
                new KeptRevisions(
                        search,
                        new ElasticsearchRevisions(client, View.REVISIONS.live()),
                        revisions::hasCaughtUp);
        cves = Cves.of(settings.kafka());
        letters =
                DeadLetterOffice.of(
                        settings.kafka(),
                        producer,
                        new Reindexing(
                                Map.of(
                                        View.ENTRIES, live(View.ENTRIES),
                                        View.REVISIONS, live(View.REVISIONS))));
        var boards =
                new Boards(
                        search,
                        board,
                        cves,
                        cves,
                        new ElasticsearchRelated(client, View.ENTRIES.live()),
                        new ElasticsearchPlatforms(client, View.ENTRIES.live()),
                        sources,
                        letters,
                        this::health,
                        new Rebuilds(List.of(workers, revisions)),
                        Originals.of(settings.kafka()));
        web = WebServer.start(settings.web(), boards, metrics);
    }

    private Store live(View view) {
        return new ElasticsearchStore(client, view::live);
    }

    private static Runnable once(Runnable task) {
        var done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                task.run();
            }
        };
    }

    private Workers workers(
            View view,
            IndexSettings settings,
            int count,
            PrometheusMeterRegistry metrics,
            Runnable stopped) {
        var index = new ArtifactIndex(client, view);
        var target = new Target(view, index, admin);
        var letters = new DeadLetters(producer, Clock.systemUTC());
        var gate = new Gate(new ElasticsearchStore(client, target::alias));
        var rebuild =
                new Rebuild(
                        view,
                        settings,
                        count,
                        new Rebuild.Parts(
                                target,
                                index,
                                gate,
                                alias -> new ElasticsearchStore(client, alias),
                                letters,
                                admin,
                                groupLag),
                        Thread::sleep,
                        Clock.systemUTC());
        var parts = new Workers.Parts(target, index, gate, letters, groupLag, rebuild);
        return new Workers(view, settings, count, parts, metrics, Thread::sleep, stopped);
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
        index.revisions.start();
        index.sources.start();
        index.cves.start();
        index.letters.start();
        LOG.info("index: listening on port {}", index.port());
        return index;
    }

    /// The port that is listened on.
    public int port() {
        return web.port();
    }

    /// Whether the workers work or are about to.
    public boolean isRunning() {
        return workers.state() != Workers.State.FAILED && revisions.state() != Workers.State.FAILED;
    }

    /// Documents that a search can find now; 0 while Elasticsearch does not answer.
    public long searchable() {
        try {
            return client.count(count -> count.index(View.ENTRIES.live())).count();
        } catch (ElasticsearchException | IOException e) {
            LOG.debug("count", e);
            return 0;
        }
    }

    /// Records that cannot be searched yet; empty when the broker does not tell.
    public OptionalLong lag() throws InterruptedException {
        return groupLag.of(GROUP, topics());
    }

    /// What is searched is made from these.
    public static Set<String> topics() {
        return View.ENTRIES.topics();
    }

    /// What Elasticsearch holds and how far this stage is, and what else was told at start.
    public Map<String, ComponentHealth> health() {
        var all = new LinkedHashMap<>(extra.health());
        all.put("elasticsearch", search.health());
        all.put(View.ENTRIES.name(), filling(View.ENTRIES, workers));
        all.put(View.REVISIONS.name(), filling(View.REVISIONS, revisions));
        return all;
    }

    private ComponentHealth filling(View view, Workers workers) {
        try {
            var lag = groupLag.of(view.group(), view.topics());
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
        cves.close();
        letters.close();
        workers.close();
        revisions.close();
        producer.close();
        admin.close();
        try {
            client.close();
        } catch (IOException e) {
            LOG.warn("the client of Elasticsearch did not close", e);
        }
    }
}
