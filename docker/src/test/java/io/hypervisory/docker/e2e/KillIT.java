package io.hypervisory.docker.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.docker.bench.GeneratedProvider;
import io.hypervisory.docker.embedded.EmbeddedKafka;
import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the all-in-one process again and again while documents are on their way through all
/// stages, and compares what is there in the end with a run that nobody disturbed. Properties:
/// `kills` (20), `seed` (random).
@Tag("faults")
class KillIT {
    private static final int DOCUMENTS = 2_000;
    private static final int PAGE = 100;
    private static final Duration DONE_WITHIN = Duration.ofMinutes(5);
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir Path folder;
    private final Random random = new Random(SEED);
    private final Path log = Path.of("target", "kills.log").toAbsolutePath();

    /// What a subscriber sees in the end.
    ///
    /// @param entries revision and hash by id
    /// @param created how often each id was said to be created
    /// @param searchable revisions by id, of what a search finds
    private record Outcome(
            Map<String, String> entries,
            Map<String, Long> created,
            long revised,
            Map<String, CveRecord> cves,
            Map<String, Integer> searchable) {}

    private record Restart(int documents, Duration works) {}

    @Test
    void everything_isAsUndisturbed_afterKillsAtRandomPlaces() throws Exception {
        Files.deleteIfExists(log);
        Child.prepare(log);
        try (var provider = new GeneratedProvider("bench.example.org", DOCUMENTS, folder);
                var mirror = Mirror.of(provider.url())) {
            var dam = new Dam("/white/");
            mirror.treat(dam);
            Path sources = sources(mirror, provider);
            var restarts = new ArrayList<Restart>();
            Outcome disturbed = disturbed(dam, sources, restarts);
            dam.reset();
            dam.open(DOCUMENTS);
            Outcome undisturbed = undisturbed(sources);
            report(restarts);
            compare(disturbed, undisturbed);
        }
    }

    private Path sources(Mirror mirror, GeneratedProvider provider) throws IOException {
        return Files.writeString(
                folder.resolve("sources.yaml"),
                """
                sources:
                  - name: bench
                    kind: csaf
                    url: %s
                    interval: PT10S
                    concurrency: 8
                    pause: PT0S
                    privateHosts: [127.0.0.1]
                """
                        .formatted(mirror.at(provider.url())));
    }

    private Outcome disturbed(Dam dam, Path sources, List<Restart> restarts) throws Exception {
        Path data = folder.resolve("disturbed");
        int port = freePort();
        List<Integer> places =
                random.ints(KILLS, DOCUMENTS / 10, DOCUMENTS * 9 / 10).sorted().boxed().toList();
        var child = Child.start(sources, data, port, log);
        try {
            child.awaitWorking();
            for (int place : places) {
                // a few more, so that the crawler has something to do when it is killed
                dam.open(Math.min(DOCUMENTS, place + random.nextInt(100)));
                dam.await(place);
                Thread.sleep(random.nextInt(200));
                child.kill();
                child.close();
                dam.restarted();
                child = Child.start(sources, data, port, log);
                restarts.add(new Restart(place, child.awaitWorking()));
            }
            dam.open(DOCUMENTS);
            return outcome(child, data);
        } finally {
            child.close();
        }
    }

    private Outcome undisturbed(Path sources) throws Exception {
        Path data = folder.resolve("undisturbed");
        try (var child = Child.start(sources, data, freePort(), log)) {
            child.awaitWorking();
            return outcome(child, data);
        }
    }

    private static Outcome outcome(Child child, Path data) throws Exception {
        awaitDone(child);
        var searchable = searchable(child.http());
        child.stop();
        System.out.printf("%s: %d MiB on disk%n", data.getFileName(), bytes(data) / (1024 * 1024));
        try (var kafka = EmbeddedKafka.start(data.resolve("kafka"))) {
            var topics = new Committed(Map.of("bootstrap.servers", kafka.bootstrapServers()));
            var entries = new TreeMap<String, String>();
            topics.latest(EnrichTopics.ADVISORIES, Entry.class)
                    .forEach((id, entry) -> entries.put(id, version((Advisory) entry)));
            List<Change> changes = topics.values(EnrichTopics.CHANGES, Change.class);
            return new Outcome(
                    entries,
                    changes.stream()
                            .filter(change -> change.kind() == Change.Kind.CREATED)
                            .collect(
                                    Collectors.groupingBy(
                                            change -> change.id().toString(),
                                            Collectors.counting())),
                    changes.stream().filter(change -> change.kind() == Change.Kind.REVISED).count(),
                    topics.latest(EnrichTopics.CVES, CveRecord.class),
                    searchable);
        }
    }

    private static String version(Advisory advisory) {
        return advisory.lineage().revision() + " " + advisory.lineage().hash();
    }

    /// A pass came to its end, no stage has anything to do, and everything is found.
    private static void awaitDone(Child child) throws Exception {
        long end = System.nanoTime() + DONE_WITHIN.toNanos();
        while (!isDone(child)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not done after "
                                + DONE_WITHIN
                                + ": "
                                + child.http().total("")
                                + " found, "
                                + child.health());
            }
            Thread.sleep(200);
        }
    }

    private static boolean isDone(Child child) throws Exception {
        var parts = child.health().path("components");
        return Child.isUp(parts.path("source bench"))
                && Stream.of("read", "enrich", "index")
                        .allMatch(stage -> parts.path(stage).path("lag").asLong(-1) == 0)
                && child.http().total("") >= DOCUMENTS;
    }

    private static Map<String, Integer> searchable(Http http) throws Exception {
        var found = new TreeMap<String, Integer>();
        for (int from = 0; from < DOCUMENTS; from += PAGE) {
            http.search("", "&sort=published&size=" + PAGE + "&from=" + from)
                    .path("hits")
                    .forEach(hit ->
                            found.put(hit.path("id").asString(), hit.path("revision").asInt()));
        }
        return found;
    }

    private static void compare(Outcome disturbed, Outcome undisturbed) {
        assertThat(undisturbed.entries()).hasSize(DOCUMENTS);
        assertThat(disturbed.entries()).isEqualTo(undisturbed.entries());
        assertThat(disturbed.created())
                .isEqualTo(
                        undisturbed.entries().keySet().stream()
                                .collect(Collectors.toMap(Function.identity(), _ -> 1L)));
        assertThat(disturbed.revised()).isZero();
        assertThat(disturbed.cves()).isEqualTo(undisturbed.cves());
        assertThat(disturbed.searchable()).hasSize(DOCUMENTS).isEqualTo(undisturbed.searchable());
    }

    private static void report(List<Restart> restarts) {
        System.out.printf(
                "%s, %d kills among %,d documents, seed %d%n",
                LocalDate.now(), KILLS, DOCUMENTS, SEED);
        System.out.println("| kill | at document | works again after |");
        System.out.println("|---:|---:|---:|");
        for (int i = 0; i < restarts.size(); i++) {
            var restart = restarts.get(i);
            System.out.printf(
                    "| %d | %,d | %.1f s |%n",
                    i + 1, restart.documents(), restart.works().toMillis() / 1e3);
        }
        var millis = restarts.stream().map(Restart::works).sorted().toList();
        System.out.printf(
                "minimum %.1f s, median %.1f s, maximum %.1f s%n",
                millis.getFirst().toMillis() / 1e3,
                millis.get(millis.size() / 2).toMillis() / 1e3,
                millis.getLast().toMillis() / 1e3);
    }

    private static long bytes(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
