package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.judgement.crossvendor.FirstWords;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LagApiTest {
    private static final Boards NOTHING = FakeBoards.of(new FakeSearch(), new FakeSources());

    private boolean isRead = true;

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.start(
                    WebSettings.loopback(0),
                    new Boards(
                            NOTHING.search(),
                            NOTHING.revisions(),
                            NOTHING.cves(),
                            this::words,
                            NOTHING.related(),
                            NOTHING.platforms(),
                            NOTHING.sources(),
                            DeadLetterBoard.NONE,
                            NOTHING.health(),
                            RebuildBoard.NONE,
                            OriginalBoard.NONE),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    private Collection<FirstWords> words() {
        if (!isRead) {
            throw new StoreUnavailableException("not yet", new IllegalStateException());
        }
        return List.of(
                new FirstWords(
                        Map.of(
                                "microsoft", LocalDate.parse("2008-07-08"),
                                "vmware", LocalDate.parse("2008-08-29")),
                        Set.of("vmware"),
                        Set.of(),
                        Set.of("oracle")));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> get(String query) throws Exception {
        var url = URI.create("http://127.0.0.1:" + server.port() + "/api/lag" + query);
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    @Test
    void lag_isToldByVendor_andASilentOneHasNone() throws Exception {
        JsonNode json = Json.MAPPER.readTree(get("").body());

        assertThat(json.path("cves").asInt()).isEqualTo(1);
        assertThat(json.path("vendors").findValuesAsString("vendor"))
                .containsExactly("microsoft", "oracle", "vmware");
        assertThat(json.at("/vendors/0/lag/first").asInt()).isEqualTo(1);
        assertThat(json.at("/vendors/1/lag/silent").asInt()).isEqualTo(1);
        assertThat(json.at("/vendors/1/lag").has("median")).isFalse();
        assertThat(json.at("/vendors/2/lag/byPatch").asInt()).isEqualTo(1);
        assertThat(json.at("/vendors/2/byYear/2008/median").asInt()).isEqualTo(52);
    }

    @Test
    void lag_isToldOfOneVendor_andOneYear() throws Exception {
        JsonNode one = Json.MAPPER.readTree(get("?vendor=vmware&year=2008").body());
        JsonNode none = Json.MAPPER.readTree(get("?vendor=vmware&year=2007").body());

        assertThat(one.path("vendors")).hasSize(1);
        assertThat(one.path("year").asInt()).isEqualTo(2008);
        assertThat(none.path("noData").asString())
                .startsWith("no data:")
                .contains("2007", "vmware");
        assertThat(none.has("vendors")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "?vendor=VM%20ware, vendor",
        "?year=08, year",
        "?year=2008-01, year",
        "?years=2008, years",
        "?year=2008&year=2007, year",
    })
    void badParameter_isNamed(String query, String parameter) throws Exception {
        var answer = get(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER.readTree(answer.body()).path("parameter").asString())
                .isEqualTo(parameter);
    }

    @Test
    void cvesThatAreNotReadYet_areUnavailable() throws Exception {
        isRead = false;

        assertThat(get("").statusCode()).isEqualTo(503);
    }
}
