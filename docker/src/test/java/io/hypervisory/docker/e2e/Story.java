package io.hypervisory.docker.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.Loading;
import io.hypervisory.docker.Settings;
import io.hypervisory.docker.archive.ArchiveCatalogue;
import io.hypervisory.docker.archive.ArchiveSite;
import io.hypervisory.enrich.Enrich;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.GroupLag;
import io.hypervisory.index.web.WebSettings;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.Topic;
import io.hypervisory.ingest.pipe.Ingest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;

/// One process over the archive site, from its start with the site switched off to whatever a test
/// does with it. Sources are crawled when a test says so and not otherwise. Used by one thread.
public final class Story implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration NOT_BY_ITSELF = Duration.ofDays(1);

    /// What nobody may write to when nothing changed.
    static final List<Topic> PUBLIC =
            List.of(
                    EnrichTopics.ADVISORIES,
                    EnrichTopics.CHANGES,
                    EnrichTopics.PATCHES,
                    EnrichTopics.POSTS,
                    EnrichTopics.REVISIONS,
                    EnrichTopics.CVES);

    private final ArchiveSite archive = ArchiveSite.start(0);
    private final Mirror mirror = Mirror.of(archive.url());
    private final Catalogue catalogue =
            Catalogue.parse(
                    ArchiveCatalogue.yaml(archive.sources(), mirror::at, NOT_BY_ITSELF),
                    "the story's catalogue");
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AllInOne running;
    private final Loading loading;
    private final Admin admin;
    private final GroupLag lag;
    private final Committed topics;
    private final Http http;
    private boolean loaded;

    /// @param environment as the process would have it: which servers to use
    public Story(Map<String, String> environment, Path data) throws InterruptedException {
        mirror.off();
        running =
                AllInOne.start(
                        new AllInOne.Plan(
                                Settings.from(environment),
                                data,
                                catalogue,
                                new WebSettings("127.0.0.1", 0),
                                () -> stopped.set(true)));
        loading = new Loading(running, catalogue);
        topics = new Committed(running.kafka());
        admin = Admin.create(Map.copyOf(running.kafka()));
        lag = new GroupLag(admin);
        http = new Http(running.url());
    }

    public ArchiveSite archive() {
        return archive;
    }

    Mirror mirror() {
        return mirror;
    }

    Committed topics() {
        return topics;
    }

    Http http() {
        return http;
    }

    /// Where our server answers.
    public URI url() {
        return running.url();
    }

    /// The search server in use.
    public URI elasticsearch() {
        return running.elasticsearch();
    }

    List<Source> sources() {
        return catalogue.sources();
    }

    /// How the sources fared in their last pass.
    List<SourceState> states() {
        return running.ingest().sources();
    }

    /// The one that begins below a path.
    public Source source(String path) {
        return sources().stream()
                .filter(each -> each.url().getPath().startsWith(path))
                .findFirst()
                .orElseThrow();
    }

    /// CSAF documents below a path, sorted.
    public List<String> pages(String folder) {
        return archive.paths().stream()
                .filter(path -> path.startsWith(folder) && path.endsWith(".json"))
                .sorted()
                .toList();
    }

    /// Switches the site on and crawls all of it, once.
    public void load() throws InterruptedException {
        if (!loaded) {
            mirror.on();
            crawlAll();
            loaded = true;
        }
    }

    /// One pass over each source, and through all stages.
    List<SourceState> crawlAll() throws InterruptedException {
        var states = new ArrayList<SourceState>();
        for (Source source : sources()) {
            states.add(running.ingest().crawl(source));
        }
        awaitQuiet();
        return states;
    }

    public SourceState crawl(Source source) throws InterruptedException {
        var state = running.ingest().crawl(source);
        awaitQuiet();
        return state;
    }

    /// No stage has anything to do, and no stage has failed.
    void awaitQuiet() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> listsAreJoined() && loading.isDone());
        assertThat(stopped).as("a stage stopped").isFalse();
    }

    /// What lists say of CVEs is read and with those who name them.
    private boolean listsAreJoined() throws InterruptedException {
        return isDone(Ingest.LIST_GROUP, IngestTopics.DOCUMENTS.name())
                && isDone(Enrich.GROUP, IngestTopics.ASSERTIONS.name());
    }

    private boolean isDone(String group, String topic) throws InterruptedException {
        return lag.of(group, List.of(topic)).orElse(1) == 0;
    }

    /// How many records each public topic holds.
    Map<String, Integer> records() {
        var counts = new TreeMap<String, Integer>();
        PUBLIC.forEach(topic -> counts.put(topic.name(), topics.of(topic).size()));
        return counts;
    }

    /// A page below a folder on which none of the words stands.
    String pageWithout(String folder, Collection<String> words)
            throws IOException, InterruptedException {
        try (var site = new Http(archive.url())) {
            for (String path : pages(folder)) {
                if (words.stream().noneMatch(site.get(path).body()::contains)) {
                    return path;
                }
            }
        }
        throw new AssertionError("every page below " + folder + " has such words");
    }

    /// The page of the mail archive that carries an advisory.
    public String mailOf(String advisory) throws IOException, InterruptedException {
        try (var site = new Http(archive.url())) {
            for (String path : archive.paths()) {
                if (path.matches(".*/\\d{6}\\.html")
                        && site.get(path).body().contains("Advisory ID:       " + advisory)) {
                    return path;
                }
            }
        }
        throw new AssertionError("no mail carries " + advisory);
    }

    URI at(String path) {
        return mirror.url().resolve(path);
    }

    @Override
    public void close() {
        http.close();
        admin.close();
        loading.close();
        running.close();
        mirror.close();
        archive.close();
    }
}
