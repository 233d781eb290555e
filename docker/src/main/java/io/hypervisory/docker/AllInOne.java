package io.hypervisory.docker;

import io.hypervisory.docker.embedded.EmbeddedElasticsearch;
import io.hypervisory.docker.embedded.EmbeddedKafka;
import io.hypervisory.enrich.Enrich;
import io.hypervisory.enrich.EnrichSettings;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.judgement.Rules;
import io.hypervisory.index.Index;
import io.hypervisory.index.IndexSettings;
import io.hypervisory.index.web.WebSettings;
import io.hypervisory.ingest.IngestSettings;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Topic;
import io.hypervisory.ingest.pipe.Ingest;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All stages in one process, with embedded servers where no cluster is named. Thread-safe once
/// started.
public final class AllInOne implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AllInOne.class);

    /// Of streams and of index workers. One does several thousand records a second; a second one
    /// beside it makes twice the transactions and half the bulks, so it must have cores of its own.
    public static final int THREADS =
            Math.clamp(Runtime.getRuntime().availableProcessors() / 4, 1, 8);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final PrometheusMeterRegistry metrics =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, String> kafka;
    private final URI elasticsearch;
    private final @Nullable EmbeddedElasticsearch ownElasticsearch;
    private final Ingest ingest;
    private final Enrich enrich;
    private final Index index;

    /// What to run.
    ///
    /// @param data where everything that must survive stands
    /// @param web host and port of pages and API
    /// @param stopped called once when a stage has failed for good
    public record Plan(
            Settings settings,
            Path data,
            Catalogue catalogue,
            Rules rules,
            WebSettings web,
            Runnable stopped) {
        /// With the rules that the project ships.
        public Plan(
                Settings settings,
                Path data,
                Catalogue catalogue,
                WebSettings web,
                Runnable stopped) {
            this(settings, data, catalogue, Rules.standard(), web, stopped);
        }
    }

    /// Starts everything; returns when searches are answered.
    ///
    /// @throws IllegalStateException saying which part did not start and why
    public static AllInOne start(Plan plan) throws InterruptedException {
        LOG.info("settings: {}", plan.settings().effective());
        return new AllInOne(plan);
    }

    /// Broker and search server come up side by side; crawling and merging begin as soon as the
    /// broker is there.
    private AllInOne(Plan plan) throws InterruptedException {
        Settings settings = plan.settings();
        var searchServer =
                new FutureTask<@Nullable EmbeddedElasticsearch>(() -> searchServer(plan));
        Thread starter = Thread.ofVirtual().name("search-server").start(searchServer);
        boolean complete = false;
        try {
            kafka = settings.kafka().isEmpty() ? ownKafka(plan.data()) : settings.kafka();
            TopicAdmin.ensure(kafka, topics(), settings.replication());
            String member = MemberId.keptIn(plan.data());
            enrich =
                    opened(
                            Enrich.start(
                                    new EnrichSettings(
                                            kafka,
                                            plan.data().resolve("enrich"),
                                            member,
                                            THREADS,
                                            settings.replication()),
                                    plan.rules(),
                                    plan.stopped()));
            EnrichMeters.register(enrich, metrics);
            ingest =
                    opened(
                            Ingest.start(
                                    new IngestSettings(
                                            kafka,
                                            settings.limits(),
                                            settings.outgoing(),
                                            settings.admission()
                                                    ? opened(new StageLag(kafka)).downstream()
                                                    : List.of(),
                                            member),
                                    plan.catalogue(),
                                    Time.system(),
                                    metrics,
                                    plan.stopped()));
            ownElasticsearch = searchServer.get();
            if (ownElasticsearch != null) {
                opened(ownElasticsearch);
            }
            elasticsearch =
                    ownElasticsearch == null
                            ? java.util.Objects.requireNonNull(settings.elasticsearch())
                            : ownElasticsearch.url();
            var health = opened(new Health(kafka, enrich, ingest));
            index =
                    opened(
                            Index.start(
                                    indexSettings(
                                            settings, kafka, elasticsearch, member, plan.web()),
                                    health,
                                    metrics,
                                    plan.stopped()));
            complete = true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "a server did not start: " + e.getCause(), e.getCause());
        } finally {
            if (!complete) {
                starter.interrupt();
                closeAfterFault(searchServer);
            }
        }
    }

    /// On a thread of its own, which nobody interrupts: a broker that is interrupted halts the
    /// process. It is up within seconds, and then closed in order.
    private Map<String, String> ownKafka(Path data)
            throws InterruptedException, ExecutionException {
        var start = new FutureTask<>(() -> EmbeddedKafka.start(data.resolve("kafka")));
        Thread thread = Thread.ofPlatform().name("broker-start").start(start);
        try {
            return Map.of("bootstrap.servers", opened(start.get()).bootstrapServers());
        } catch (InterruptedException e) {
            thread.join();
            if (start.state() == Future.State.SUCCESS) {
                opened(start.resultNow());
            }
            throw e;
        }
    }

    private static @Nullable EmbeddedElasticsearch searchServer(Plan plan)
            throws InterruptedException {
        if (plan.settings().elasticsearch() != null) {
            return null;
        }
        return EmbeddedElasticsearch.start(
                Distribution.elasticsearch(),
                plan.data().resolve("elasticsearch"),
                new EmbeddedElasticsearch.Settings(plan.settings().elasticsearchHeap()));
    }

    /// @param memberId names the process in its consumer group over restarts; null lets the broker
    ///   name it
    public static IndexSettings indexSettings(
            Settings settings,
            Map<String, String> kafka,
            URI elasticsearch,
            @Nullable String memberId,
            WebSettings web) {
        return new IndexSettings(
                kafka,
                elasticsearch,
                settings.elasticsearchUser(),
                settings.elasticsearchPassword(),
                settings.elasticsearchApiKey(),
                settings.elasticsearchCa() == null ? null : Path.of(settings.elasticsearchCa()),
                memberId,
                THREADS,
                web.with(settings.deadlines()));
    }

    /// Every topic of the contract.
    public static List<Topic> topics() {
        return Stream.concat(IngestTopics.all().stream(), EnrichTopics.all().stream()).toList();
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /// The search server was told to stop starting; it is waited for, since it writes in the data
    /// folder.
    private void closeAfterFault(Future<@Nullable EmbeddedElasticsearch> searchServer) {
        close();
        try {
            EmbeddedElasticsearch server = searchServer.get();
            if (server != null) {
                server.close();
            }
        } catch (ExecutionException e) {
            LOG.debug("the search server has stopped starting", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Ingest ingest() {
        return ingest;
    }

    public Enrich enrich() {
        return enrich;
    }

    public Index index() {
        return index;
    }

    /// Client settings of the broker in use.
    public Map<String, String> kafka() {
        return kafka;
    }

    public URI elasticsearch() {
        return elasticsearch;
    }

    /// The embedded search server's process; null with yours.
    public @Nullable Long elasticsearchPid() {
        return ownElasticsearch == null ? null : ownElasticsearch.pid();
    }

    /// Pages and API.
    public URI url() {
        return URI.create("http://127.0.0.1:" + index.port());
    }

    /// In the reverse order of starting; goes on when a part cannot be closed.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("{} did not close", part.getClass().getSimpleName(), e);
            }
        }
    }
}
