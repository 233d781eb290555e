package io.hypervisory.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypervisory.index.Index;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedElasticsearchIT {
    private final Path distribution = Path.of(System.getProperty("elasticsearch.distribution"));

    @TempDir Path data;

    @Test
    void node_keepsItsDocumentsAndStopsItsPredecessor_afterTheParentWasHalted() throws Exception {
        Crash.of(Halting.class, distribution.toString(), data.toString());
        long orphan = orphan();

        long pid;
        try (var elasticsearch = start(distribution, data, "beside an orphan")) {
            pid = elasticsearch.pid();
            assertThat(ProcessHandle.of(orphan)).isEmpty();
            assertThat(elasticsearch.isAlive()).isTrue();
            assertThat(send(elasticsearch.url(), "GET", "/things/_doc/1", "").body())
                    .contains("service console");
            assertThat(send(elasticsearch.url(), "PUT", "/unknown/_doc/1", "{}").statusCode())
                    .as("an index that nobody created")
                    .isEqualTo(404);
            assertProductionSettingsLoad(elasticsearch.url());
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(distribution.resolve("logs")).isEmptyDirectory();
        assertThat(distribution.resolve("data")).doesNotExist();
    }

    @Test
    void node_endsByItself_afterTheParentWasHalted() throws Exception {
        Crash.of(Halting.class, distribution.toString(), data.toString());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ProcessHandle.of(orphan())).isEmpty());
    }

    private long orphan() throws IOException {
        return Long.parseLong(Files.readString(data.resolve("pid")));
    }

    /// The distribution has no `analysis-common`; the plugin beside it must do the same.
    private static void assertProductionSettingsLoad(URI url) throws Exception {
        String settings;
        try (var in = Objects.requireNonNull(Index.class.getResourceAsStream("settings.json"))) {
            settings = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(send(url, "PUT", "/production", "{\"settings\":" + settings + "}").statusCode())
                .isEqualTo(200);

        assertThat(tokens(url, "prose", "The host's vulnerabilities, Café"))
                .containsExactly("the", "host", "vulner", "cafe");
        assertThat(tokens(url, "words", "The host's vulnerabilities, Café"))
                .containsExactly("the", "host's", "vulnerabilities", "cafe");
    }

    private static List<String> tokens(URI url, String analyzer, String text) throws Exception {
        String asked = Json.text(Map.of("analyzer", analyzer, "text", text));
        var answer = send(url, "POST", "/production/_analyze", asked);
        return Json.MAPPER
                .readTree(answer.body())
                .path("tokens")
                .valueStream()
                .map(token -> token.path("token").asString())
                .toList();
    }

    /// Indexes one document and ends without a word; the node goes on alone.
    static final class Halting {
        public static void main(String[] arguments) throws Exception {
            Path data = Path.of(arguments[1]);
            var elasticsearch = start(Path.of(arguments[0]), data, "cold");
            send(elasticsearch.url(), "PUT", "/things", "{}");
            send(elasticsearch.url(), "PUT", "/things/_doc/1", "{\"text\":\"service console\"}");
            Files.writeString(data.resolve("pid"), Long.toString(elasticsearch.pid()));
            Runtime.getRuntime().halt(Crash.STATUS);
        }
    }

    private static EmbeddedElasticsearch start(Path distribution, Path data, String how)
            throws InterruptedException {
        long begin = System.nanoTime();
        var elasticsearch =
                EmbeddedElasticsearch.start(
                        distribution, data, new EmbeddedElasticsearch.Settings("512m"));
        System.out.printf(
                "embedded Elasticsearch, %s: up in %d ms%n",
                how, Duration.ofNanos(System.nanoTime() - begin).toMillis());
        return elasticsearch;
    }

    private static HttpResponse<String> send(URI url, String method, String path, String body)
            throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(url.resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
