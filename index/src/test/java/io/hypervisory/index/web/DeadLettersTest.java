package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.web.DeadLetterBoard.Outcome;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLettersTest {
    private static final Boards NOTHING = FakeBoards.of(new FakeSearch(), new FakeSources());
    private static final DeadLetter LETTER =
            new DeadLetter(
                    "read",
                    "not-json",
                    "expected { but found <html>",
                    "hypervisory.documents.v1",
                    3,
                    42,
                    "ab".repeat(32),
                    "cisa-ot",
                    "https://example.org/1.json",
                    Instant.parse("2026-11-25T12:00:00Z"));
    private static final String PAGE = "/dead-letters/read/hypervisory.documents.v1/3/42";

    private final List<DeadLetter> open = new ArrayList<>(List.of(LETTER));
    private Outcome outcome = new Outcome.Back("it waits");
    private int asked;

    private final DeadLetterBoard board =
            new DeadLetterBoard() {
                @Override
                public List<DeadLetter> all() {
                    return List.copyOf(open);
                }

                @Override
                public Optional<DeadLetter> one(String key) {
                    return open.stream().filter(each -> each.key().equals(key)).findFirst();
                }

                @Override
                public Outcome putBack(DeadLetter letter) {
                    asked++;
                    if (outcome instanceof Outcome.Back) {
                        open.remove(letter);
                    }
                    return outcome;
                }
            };

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.start(
                    WebSettings.loopback(0),
                    new Boards(
                            NOTHING.search(),
                            NOTHING.revisions(),
                            NOTHING.cves(),
                            NOTHING.lags(),
                            NOTHING.related(),
                            NOTHING.platforms(),
                            NOTHING.sources(),
                            board,
                            NOTHING.health(),
                            RebuildBoard.NONE,
                            OriginalBoard.NONE),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> ask(String method, String path, String... headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void list_tellsReason_place_andSinceWhen() throws Exception {
        assertThat(ask("GET", "/dead-letters").body())
                .contains("1 record could not be used: 1 read not-json.")
                .contains("href=\"" + PAGE + "\"")
                .contains("hypervisory.documents.v1, partition 3, offset 42")
                .contains("2026-11-25 12:00 UTC")
                .contains("expected { but found &lt;html&gt;");
        open.clear();
        assertThat(ask("GET", "/dead-letters").body()).contains("Nothing is open");
    }

    @Test
    void one_tellsAll_andAsksToPutItBackByPost() throws Exception {
        assertThat(ask("GET", PAGE).body())
                .contains("ab".repeat(32))
                .contains("cisa-ot")
                .contains("https://example.org/1.json", "href=\"/api/documents/3/42\"")
                .contains("action=\"" + PAGE + "/back\" method=\"post\"");
        assertThat(ask("GET", PAGE + "0", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void puttingBack_leadsToTheList_andIsDoneOnce() throws Exception {
        var done = ask("POST", PAGE + "/back", "Sec-Fetch-Site", "same-origin");

        assertThat(done.statusCode()).isEqualTo(303);
        String list = done.headers().firstValue("Location").orElseThrow();
        assertThat(ask("GET", list).body())
                .contains("read/hypervisory.documents.v1/3/42 was put back");
        assertThat(ask("POST", PAGE + "/back").statusCode()).isEqualTo(404);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void refusal_isShownWithItsReason() throws Exception {
        outcome = new Outcome.Refused("nothing stands there any longer");

        var page = ask("POST", PAGE + "/back");
        var api = ask("POST", "/api" + PAGE + "/back");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("It was not put back: nothing stands there any longer");
        assertThat(api.statusCode()).isEqualTo(409);
        assertThat(api.body()).contains("nothing stands there any longer");
    }

    @Test
    void anotherSite_putsNothingBack() throws Exception {
        for (String path : List.of(PAGE + "/back", "/api" + PAGE + "/back")) {
            for (String site : List.of("cross-site", "same-site")) {
                assertThat(ask("POST", path, "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
            }
            assertThat(ask("POST", path, "Origin", "https://evil.example").statusCode())
                    .isEqualTo(403);
        }
        assertThat(asked).isZero();
    }

    @Test
    void api_listsThem_tellsOne_andPutsItBack() throws Exception {
        JsonNode all = Json.MAPPER.readTree(ask("GET", "/api/dead-letters").body());
        JsonNode one = Json.MAPPER.readTree(ask("GET", "/api" + PAGE).body());

        assertThat(all.at("/deadLetters/0/reason").stringValue()).isEqualTo("not-json");
        assertThat(one.path("offset").intValue()).isEqualTo(42);
        assertThat(ask("GET", "/api" + PAGE + "0").statusCode()).isEqualTo(404);
        var done = ask("POST", "/api" + PAGE + "/back");
        assertThat(done.statusCode()).isEqualTo(202);
        assertThat(done.body()).contains("it waits");
    }
}
