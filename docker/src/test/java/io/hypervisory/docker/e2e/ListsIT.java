package io.hypervisory.docker.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.TopicAdmin;
import io.hypervisory.docker.embedded.EmbeddedKafka;
import io.hypervisory.ingest.IngestSettings;
import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Outgoing;
import io.hypervisory.ingest.pipe.Ingest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A long list about CVEs comes through its own way, and a stop in the middle costs a chunk.
class ListsIT {
    private static final int LINES = 60_000;
    private static final int CHUNK = 1_000;

    @TempDir Path folder;
    private final LoopbackSite site = new LoopbackSite();
    private EmbeddedKafka kafka;
    private Map<String, String> settings;
    private Committed topics;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        TopicAdmin.ensure(settings, AllInOne.topics(), (short) 1);
        topics = new Committed(settings);
        var list =
                new StringBuilder("#model_version:v1,score_date:2026-01-01\ncve,epss,percentile\n");
        for (int line = 0; line < LINES; line++) {
            list.append("CVE-2020-").append(100_000 + line).append(",0.5,0.5\n");
        }
        site.page("/epss.csv", list.append("nonsense\n").toString());
        site.page(
                "/feed",
                "<rss version='2.0'><channel><item><title>Post</title></item></channel></rss>");
    }

    @AfterEach
    void stop() {
        site.close();
        kafka.close();
    }

    private Ingest ingest() throws Exception {
        Path sources =
                Files.writeString(
                        folder.resolve("sources.yaml"),
                        """
                        sources:
                          - {name: epss, kind: feed, format: epss, url: "%s", privateHosts: [127.0.0.1]}
                          - {name: blog, kind: feed, url: "%s", privateHosts: [127.0.0.1]}
                        """
                                .formatted(site.url("/epss.csv"), site.url("/feed")));
        return Ingest.start(
                new IngestSettings(
                        settings, FetchLimits.STANDARD, Outgoing.DIRECT, List.of(), "member"),
                Catalogue.read(sources),
                Time.system(),
                new SimpleMeterRegistry(),
                () -> {});
    }

    private static String catalogue(String... cves) {
        return List.of(cves).stream()
                .map("{\"cveID\": \"%s\"}"::formatted)
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"count\": " + cves.length + ", \"vulnerabilities\": [",
                                "]}"));
    }

    @Test
    void catalogueThatNoLongerHasACve_saysSo() throws Exception {
        Source kev =
                Catalogue.read(
                                Files.writeString(
                                        folder.resolve("kev.yaml"),
                                        """
                                        sources:
                                          - {name: kev, kind: bulk-file, format: kev, url: "%s", privateHosts: [127.0.0.1]}
                                        """
                                                .formatted(site.url("/kev.json"))))
                        .sources()
                        .getFirst();
        site.page("/kev.json", catalogue("CVE-2021-0001", "CVE-2021-0002", "CVE-2021-0003"));
        try (Ingest ingest = ingest()) {
            ingest.crawl(kev);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> assertions().containsKey("CVE-2021-0003 kev"));
            site.page("/kev.json", catalogue("CVE-2021-0001", "CVE-2021-0003"));
            ingest.crawl(kev);
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            assertions().get("CVE-2021-0002 kev") instanceof Assertion.Delisted);
        }

        assertThat(assertions().get("CVE-2021-0002 kev").news()).isTrue();
        assertThat(assertions().values())
                .filteredOn(Assertion.KnownExploited.class::isInstance)
                .extracting(Assertion::cve)
                .containsExactlyInAnyOrder("CVE-2021-0001", "CVE-2021-0003");
    }

    private Map<String, Assertion> assertions() {
        return topics.latest(IngestTopics.ASSERTIONS, Assertion.class);
    }

    private int asserted() {
        return topics.of(IngestTopics.ASSERTIONS).size();
    }

    @Test
    void list_isReadInChunks_andGoneOnWith_afterAStopInTheMiddle() throws Exception {
        Ingest first = ingest();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> asserted() >= CHUNK);
        first.close();
        int before = asserted();
        assertThat(before).isBetween(CHUNK, LINES - 1);

        Ingest second = ingest();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !topics.of(IngestTopics.DEAD_LETTERS).isEmpty());
        second.close();

        Map<String, Assertion> latest = topics.latest(IngestTopics.ASSERTIONS, Assertion.class);
        assertThat(latest).hasSize(LINES);
        assertThat(asserted()).isEqualTo(LINES);
        assertThat(topics.of(IngestTopics.NOTICES)).hasSize(1);
        assertThat(topics.values(IngestTopics.DEAD_LETTERS, DeadLetter.class))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.stage()).isEqualTo("assert");
                    assertThat(letter.error()).contains("nonsense");
                });
        System.out.println(
                "list: stopped after " + before + " of " + LINES + ", " + asserted() + " in all");
    }
}
