package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.IngestSettings;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.About;
import io.hypervisory.ingest.crawl.Crawler;
import io.hypervisory.ingest.crawl.LagAdmission;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.Hosts;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.all.StandardReaders;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running stage: crawls the catalogue and reads what it brings. Thread-safe.
public final class Ingest implements AutoCloseable {
    /// The consumer group that reads documents; its lag is the stage's.
    public static final String READ_GROUP = ReadLoop.GROUP;

    /// The consumer group that reads lists about CVEs.
    public static final String LIST_GROUP = AssertionLoop.GROUP;

    /// The consumer group that says who owns which hosts.
    public static final String CRAWL_GROUP = "hypervisory-crawl";

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private static final Readers READERS = StandardReaders.all();

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final KafkaProducer<String, byte[]> producer;
    private final TopicMemory memory;
    private final Fetcher fetcher;
    private final Crawler crawler;
    private final ReadLoop reader;
    private final Thread readThread;
    private final @Nullable AssertionLoop assertions;
    private final HostOwner owner;
    private final Thread ownerThread;
    private final Wishes wishes;

    private Ingest(
            IngestSettings settings,
            Catalogue catalogue,
            Time time,
            MeterRegistry metrics,
            Runnable stopped) {
        this.memory = TopicMemory.load(settings.kafka());
        this.producer =
                new KafkaProducer<>(
                        producerSettings(settings.kafka()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        var archive = new TopicArchive(producer, memory);
        forgetWhatDeparted(archive, catalogue, time);
        var admission = new LagAdmission(settings.downstream(), time);
        this.fetcher = new Fetcher(settings.limits(), settings.outgoing(), time, this::owns);
        this.crawler =
                new Crawler(
                        fetcher,
                        memory,
                        archive,
                        admission,
                        Ingest::about,
                        time,
                        Executors.newVirtualThreadPerTaskExecutor());
        this.wishes = new Wishes(crawler::crawl);
        this.reader = new ReadLoop(settings, producer, READERS, time, metrics, stopped);
        this.readThread = Thread.ofPlatform().name("read").unstarted(reader);
        boolean lists =
                catalogue.sources().stream()
                        .filter(Source::on)
                        .flatMap(source -> source.formats().stream())
                        .anyMatch(format -> READERS.ofList(format) != null);
        this.assertions =
                lists
                        ? new AssertionLoop(settings, producer, READERS, time, metrics, stopped)
                        : null;
        this.owner =
                new HostOwner(
                        settings,
                        producer,
                        crawler,
                        memory,
                        catalogue.sources(),
                        wishes,
                        time,
                        stopped);
        this.ownerThread = Thread.ofPlatform().name("hosts").unstarted(owner);
    }

    /// Starts and returns at once; the topics must exist.
    ///
    /// @param stopped called once when the stage has failed for good
    public static Ingest start(
            IngestSettings settings,
            Catalogue catalogue,
            Time time,
            MeterRegistry metrics,
            Runnable stopped) {
        var ingest = new Ingest(settings, catalogue, time, metrics, stopped);
        ingest.readThread.start();
        ingest.ownerThread.start();
        if (ingest.assertions != null) {
            ingest.assertions.start();
        }
        return ingest;
    }

    private void forgetWhatDeparted(TopicArchive archive, Catalogue catalogue, Time time) {
        Set<String> here =
                catalogue.sources().stream().map(Source::name).collect(Collectors.toSet());
        for (String name : Departed.of(memory.sources(), here, time.now())) {
            LOG.info("source {} is in no catalogue any more and is forgotten", name);
            archive.forget(name);
        }
    }

    /// What is shown of a source beside how it fares.
    public static About about(Source source) {
        Source.Profile profile = source.profile();
        List<String> formats = source.formats();
        String format =
                formats.stream()
                        .filter(each -> READERS.proof(each) != null)
                        .findFirst()
                        .orElse(formats.getFirst());
        return new About(
                profile.vendor(),
                profile.coverage(),
                profile.terms(),
                profile.unconfirmed(),
                format,
                READERS.proof(format));
    }

    private static Map<String, Object> producerSettings(Map<String, String> kafka) {
        var settings = new HashMap<String, Object>(kafka);
        settings.put("enable.idempotence", "true");
        settings.put("acks", "all");
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", "50");
        settings.put("batch.size", Integer.toString(128 * 1024));
        settings.put("buffer.memory", Long.toString(64L * 1024 * 1024));
        settings.put("max.request.size", Integer.toString(17 * 1024 * 1024));
        return settings;
    }

    private boolean owns(String host) {
        return owner.owns(host);
    }

    /// One pass over a source now, of the catalogue or not; waits until its host is ours to ask,
    /// and for a running pass to end first.
    public SourceState crawl(Source source) throws InterruptedException {
        while (!owner.owns(Hosts.name(source.url())) && ownerThread.isAlive()) {
            Thread.sleep(LOOK_AGAIN);
        }
        return crawler.crawl(source);
    }

    /// How each source that had a pass fares.
    public List<SourceState> sources() {
        return memory.sources();
    }

    /// Whether each of its threads is.
    public boolean isRunning() {
        boolean lists = assertions == null || assertions.isRunning();
        return readThread.isAlive() && ownerThread.isAlive() && lists;
    }

    @Override
    public void close() {
        owner.stop();
        wishes.close();
        try {
            ownerThread.join(Duration.ofSeconds(15));
            crawler.close();
            reader.stop();
            if (assertions != null) {
                assertions.stop();
            }
            readThread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fetcher.close();
        producer.close(Duration.ofSeconds(10));
    }
}
