package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.web.RebuildBoard.Rebuilt;
import io.hypervisory.ingest.contract.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RebuildApiTest {
    private static final Instant BEGUN = Instant.parse("2026-11-25T12:00:00Z");

    private final List<Boolean> begun = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable String refusal;
    private WebServer server;

    @BeforeEach
    void start() {
        var board =
                new RebuildBoard() {
                    @Override
                    public List<Rebuilt> all() {
                        return begun.isEmpty()
                                ? List.of(Rebuilt.never("index"))
                                : List.of(
                                        Rebuilt.begun("index", BEGUN)
                                                .counted(10, 9)
                                                .with("7 records to go"));
                    }

                    @Override
                    public Optional<String> begin(boolean evenIfFewer) {
                        if (refusal == null) {
                            begun.add(evenIfFewer);
                        }
                        return Optional.ofNullable(refusal);
                    }
                };
        Boards none = FakeBoards.of(new FakeSearch(), new FakeSources());
        server =
                WebServer.start(
                        WebSettings.loopback(0),
                        new Boards(
                                none.search(),
                                none.revisions(),
                                none.cves(),
                                none.lags(),
                                none.related(),
                                none.platforms(),
                                none.sources(),
                                DeadLetterBoard.NONE,
                                none.health(),
                                board,
                                OriginalBoard.NONE),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> ask(String method, String query, String... headers)
            throws Exception {
        var address = URI.create("http://127.0.0.1:" + server.port() + "/api/reindex" + query);
        var request = HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void reindex_begins_andTellsHowItGoes() throws Exception {
        assertThat(ask("GET", "").body())
                .isEqualTo("{\"indices\":[{\"index\":\"index\",\"state\":\"never\"}]}");

        var answer = ask("POST", "");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(begun).containsExactly(false);
        JsonNode index = Json.MAPPER.readTree(answer.body()).at("/indices/0");
        assertThat(index.path("state").asString()).isEqualTo("building");
        assertThat(index.path("begun").asString()).isEqualTo(BEGUN.toString());
        assertThat(index.path("replaced").longValue()).isEqualTo(10);
        assertThat(index.path("documents").longValue()).isEqualTo(9);
        assertThat(index.path("detail").asString()).isEqualTo("7 records to go");
        assertThat(ask("GET", "").body()).isEqualTo(answer.body());
    }

    @Test
    void reindex_takesFewer_whenToldSo() throws Exception {
        assertThat(ask("POST", "?fewer=true").statusCode()).isEqualTo(202);
        assertThat(begun).containsExactly(true);
    }

    @Test
    void reindex_namesWhatItCannotRead() throws Exception {
        for (String query : List.of("?fewer=perhaps", "?less=true")) {
            var answer = ask("POST", query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Json.MAPPER.readTree(answer.body()).path("parameter").asString())
                    .isEqualTo(query.substring(1, query.indexOf('=')));
        }
        assertThat(begun).isEmpty();
    }

    @Test
    void reindex_isRefused_toAnotherSite_andWhileItCannotBegin() throws Exception {
        assertThat(ask("POST", "", "Origin", "http://elsewhere.example").statusCode())
                .isEqualTo(403);
        refusal = "index is being built anew already";

        var answer = ask("POST", "");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Json.MAPPER.readTree(answer.body()).path("detail").asString())
                .isEqualTo(refusal);
        assertThat(begun).isEmpty();
    }
}
