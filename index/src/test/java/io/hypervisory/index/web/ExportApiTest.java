package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hypervisory.index.Entries;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.ingest.contract.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExportApiTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeSearch search = new FakeSearch();
    private WebServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        client.close();
    }

    private void start(SearchService service) {
        Boards none = FakeBoards.of(search, new FakeSources());
        server =
                WebServer.start(
                        WebSettings.loopback(0),
                        new Boards(
                                service,
                                none.revisions(),
                                none.cves(),
                                none.lags(),
                                none.related(),
                                none.platforms(),
                                none.sources(),
                                DeadLetterBoard.NONE,
                                none.health(),
                                RebuildBoard.NONE,
                                OriginalBoard.NONE),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    private void startWithThree() {
        search.put(Entries.advisory());
        search.put(Entries.patch());
        search.put(Entries.post());
        start(search);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "jsonl, application/x-ndjson",
        "csv, text/csv;charset=utf-8;header=present",
        "atom, application/atom+xml;charset=utf-8",
        "json, application/feed+json;charset=utf-8",
        "csaf.jsonl, application/x-ndjson;profile=csaf",
    })
    void extension_choosesTheFormat(String extension, String type) throws Exception {
        startWithThree();
        var answer = get("/api/export." + extension + "?q=vendor:vmware&sort=published");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(
                        said -> assertThat(said.toLowerCase().replace(" ", "")).isEqualTo(type));
        assertThat(answer.body())
                .contains("VMSA-2008-0001", "ESX350-200802401-BG", "blogs.example.org/0123abcd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv|text/csv",
                "application/atom+xml, */*;q=0.1|application/atom+xml",
                "text/csv;q=0.5, application/feed+json|application/feed+json",
                "application/x-ndjson; profile=\"csaf\"|profile=csaf",
                "*/*|application/x-ndjson",
                "text/html,application/xml;q=0.9,*/*;q=0.8|application/x-ndjson",
            })
    void accept_choosesTheFormat(String accept, String type) throws Exception {
        startWithThree();
        var answer = get("/api/export", "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(said -> assertThat(said).contains(type));
        assertThat(answer.headers().firstValue("vary")).hasValue("Accept");
    }

    @Test
    void accept_thatNoFormatFits_isAProblem() throws Exception {
        startWithThree();
        for (String accept : new String[] {"image/png", "text/csv;q=0"}) {
            var answer = get("/api/export", "Accept", accept);

            assertThat(answer.statusCode()).isEqualTo(406);
            JsonNode problem = Json.MAPPER.readTree(answer.body());
            assertThat(problem.path("parameter").asString()).isEqualTo("Accept");
            assertThat(problem.path("detail").asString()).contains("text/csv", "atom");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=nofield:x", "sort=severity", "limit=x", "size=3", "limit=-1"})
    void parameter_thatCannotBeUsed_isAProblem(String query) throws Exception {
        startWithThree();
        var answer = get("/api/export.csv?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER.readTree(answer.body()).path("parameter").asString())
                .isEqualTo(query.replaceFirst("=.*", ""));
        assertThat(answer.headers().firstValue("content-disposition")).isEmpty();
    }

    @Test
    void feed_namesItsOwnAddress_asItWasAskedFor() throws Exception {
        startWithThree();
        String site = "http://127.0.0.1:" + server.port();
        JsonNode feed = Json.MAPPER.readTree(get("/api/export.json?q=type%3Apatch").body());

        assertThat(feed.path("feed_url").asString())
                .isEqualTo(site + "/api/export.json?q=type%3Apatch");
        assertThat(feed.at("/items/0/url").asString()).startsWith(site + "/");
    }

    @Test
    void nothing_isAnEmptyBody_ofTheFormat() throws Exception {
        start(search);
        var answer = get("/api/export.jsonl");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).contains("ndjson"));
        assertThat(get("/api/export.csv").body()).startsWith("type,id,vendor").hasLineCount(1);
    }

    @Test
    void limit_endsTheScan() throws Exception {
        var made = new MadeSearch(50_000, -1);
        start(made);

        assertThat(get("/api/export.jsonl?limit=7").body().lines()).hasSize(7);
        assertThat(made.told).hasValue(7);
        assertThat(get("/api/export.jsonl?limit=0").body()).isEmpty();
        assertThat(made.told).hasValue(7);
    }

    @Test
    void store_thatIsDown_isAProblem() throws Exception {
        startWithThree();
        search.down = true;
        var answer = get("/api/export.csv");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).contains("problem+json"));
        assertThat(answer.headers().firstValue("content-disposition")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "atom", "json", "csaf.jsonl"})
    void fault_underWay_cutsTheBodyOff(String extension) {
        start(new MadeSearch(50_000, 5_000));

        assertThatThrownBy(() -> get("/api/export." + extension)).isInstanceOf(IOException.class);
    }

    /// What a client has unpacked is no whole stream either.
    @Test
    void fault_underWay_cutsACompressedBodyOff() throws Exception {
        start(new MadeSearch(50_000, 40_000));
        var request = request("/api/export.jsonl").header("Accept-Encoding", "gzip").build();

        assertThatThrownBy(
                        () -> {
                            var answer = client.send(request, BodyHandlers.ofInputStream());
                            assertThat(answer.headers().firstValue("content-encoding"))
                                    .hasValue("gzip");
                            try (var in = new GZIPInputStream(answer.body())) {
                                in.transferTo(OutputStream.nullOutputStream());
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    /// Some 200 MB, of which buffers of the system hold a part.
    @Test
    void rows_areMadeAsTheyAreRead_andNotBefore() throws Exception {
        var made = new MadeSearch(50_000, -1);
        start(made);
        var answer =
                client.send(request("/api/export.jsonl").build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            assertThat(body.read()).isEqualTo('{');
            await().pollInterval(Duration.ofMillis(300)).until(() -> isStill(made));
            System.out.println(made.told.get() + " of 50,000 rows made while the reader waits");
            assertThat(made.told.get()).as("made while the reader waits").isLessThan(10_000);

            var lines = new BufferedReader(new InputStreamReader(body, UTF_8));
            assertThat(lines.lines().count()).isEqualTo(50_000);
        }
        assertThat(made.told).hasValue(50_000);
    }

    private static boolean isStill(MadeSearch made) throws InterruptedException {
        int before = made.told.get();
        Thread.sleep(500);
        return made.told.get() == before;
    }
}
