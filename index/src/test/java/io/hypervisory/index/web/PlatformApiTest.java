package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.Entries;
import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.product.Platform;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PlatformApiTest {
    private static final Boards NOTHING = FakeBoards.of(new FakeSearch(), new FakeSources());
    private static final String ESX = "/api/platforms/vmware/esx-3.5/maintenance";
    private static final String PERIOD = "?built=2008-01-01&until=2008-12-31";

    private final PlatformStore store =
            new PlatformStore() {
                @Override
                public List<Counted> all() {
                    return List.of(
                            new Counted(
                                    Platform.parse("vmware/esx-3.5"),
                                    1,
                                    1,
                                    Instant.parse("2008-01-07T08:00:00Z"),
                                    null));
                }

                @Override
                public List<Entry> entries(Platform platform) {
                    return List.of(Entries.advisory(), Entries.patch());
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
                            store,
                            NOTHING.sources(),
                            DeadLetterBoard.NONE,
                            NOTHING.health(),
                            RebuildBoard.NONE,
                            OriginalBoard.NONE),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        return Json.MAPPER.readTree(get(path).body());
    }

    @Test
    void platforms_areListedWithTheirNames() throws Exception {
        JsonNode line = json("/api/platforms").at("/platforms/0");

        assertThat(line.path("id").asString()).isEqualTo("vmware/esx-3.5");
        assertThat(line.path("name").asString()).isEqualTo("VMware ESX 3.5");
        assertThat(line.path("first").asString()).isEqualTo("2008-01-07T08:00:00Z");
    }

    @Test
    void maintenance_saysWhatItRestsOn() throws Exception {
        JsonNode answer = json(ESX + PERIOD);

        assertThat(answer.at("/asked/policy").asString()).isEqualTo("all");
        assertThat(answer.at("/asked/window").asString()).isEqualTo("release-day");
        assertThat(answer.at("/results/0/source").asString()).isEqualTo("observed");
        JsonNode figures = answer.at("/results/0/figures");
        assertThat(figures.at("/releaseDays/said").asString())
                .isEqualTo("0 proven + 1 by advisory date");
        assertThat(figures.at("/events/0/day").asString()).isEqualTo("2008-01-07");
        assertThat(figures.at("/events/0/toll").asString()).isEqualTo("host-reboot");
        assertThat(figures.at("/events/0/forcedBy/0").asString())
                .isEqualTo("vmware/ESX350-200802401-BG");
        assertThat(figures.path("table")).hasSize(16);
    }

    @Test
    void embedded_isObserved_thenModelled_andNoDataIsNotZero() throws Exception {
        JsonNode results = json(ESX + PERIOD + "&formFactor=embedded").path("results");

        assertThat(results).hasSize(2);
        assertThat(results.at("/0/source").asString()).isEqualTo("observed");
        assertThat(results.at("/0/platform").asString()).isEqualTo("vmware/esxi-3.5");
        assertThat(results.at("/0/noData").asString()).startsWith("no data:");
        assertThat(results.at("/0").has("figures")).isFalse();
        assertThat(results.at("/1/source").asString()).isEqualTo("modelled");
        assertThat(results.at("/1/platform").asString()).isEqualTo("vmware/esx-3.5");
        assertThat(results.at("/1/without/0").asString()).isEqualTo("service-console");
    }

    @Test
    void needs_areAQuery_andMakeThePolicy() throws Exception {
        JsonNode answer = json(ESX + PERIOD + "&needs=iscsi%20OR%20hardware:%22LSI*%22");

        assertThat(answer.at("/asked/policy").asString()).isEqualTo("needed");
        assertThat(answer.at("/results/0/figures/skipped/0/fix/id").asString())
                .isEqualTo("vmware/ESX350-200802401-BG");
    }

    @ParameterizedTest
    @CsvSource({
        "?until=2008-12-31, built",
        "?built=2008-01-01, until",
        "?built=yesterday&until=2008-12-31, built",
        "?built=2008-12-31&until=2008-01-01, until",
        "?built=0001-01-01&until=2008-01-01, until",
        "?built=2008-01-01&until=2008-12-31&policy=some, policy",
        "?built=2008-01-01&until=2008-12-31&window=daily, window",
        "?built=2008-01-01&until=2008-12-31&hosts=0, hosts",
        "?built=2008-01-01&until=2008-12-31&minutes=x, minutes",
        "?built=2008-01-01&until=2008-12-31&atOnce=-1, atOnce",
        "?built=2008-01-01&until=2008-12-31&without=serviceconsole, without",
        "?built=2008-01-01&until=2008-12-31&needs=cve:1, needs",
        "?built=2008-01-01&until=2008-12-31&needs=(a, needs",
        "?built=2008-01-01&until=2008-12-31&needs=a&policy=all, needs",
        "?built=2008-01-01&until=2008-12-31&formFactor=round, formFactor",
        "?built=2008-01-01&until=2008-12-31&hostz=1, hostz",
    })
    void badParameter_isNamed(String query, String parameter) throws Exception {
        var answer = get(ESX + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER.readTree(answer.body()).path("parameter").asString())
                .isEqualTo(parameter);
    }

    @Test
    void platform_hasItsVolumeAndItsVulnerabilities() throws Exception {
        JsonNode answer = json("/api/platforms/vmware/esx-3.5");

        assertThat(answer.path("fixes").asInt()).isEqualTo(1);
        assertThat(answer.at("/releaseDays/0/day").asString()).isEqualTo("2008-01-07");
        assertThat(answer.at("/releaseDays/0/basis").asString()).isEqualTo("advisory");
        assertThat(answer.at("/distribution/days").asInt()).isEqualTo(1);
        JsonNode year = answer.at("/years/0");
        assertThat(year.path("year").asInt()).isEqualTo(2008);
        assertThat(year.at("/vulnerabilities/total").asInt()).isEqualTo(1);
        assertThat(year.at("/vulnerabilities/byComponent/unknown").asInt()).isEqualTo(1);
        assertThat(year.path("vulnerabilities").has("byNvdTag")).isFalse();
    }

    @Test
    void comparison_hasOneLineForEachPlatform_inTheOrderAsked() throws Exception {
        JsonNode lines =
                json("/api/platforms/compare?id=vmware/esxi-3.5&id=vmware/esx-3.5")
                        .path("platforms");

        assertThat(lines.findValuesAsString("platform"))
                .containsExactly("vmware/esxi-3.5", "vmware/esx-3.5");
        assertThat(lines.at("/0/noData").asString()).startsWith("no data:");
        assertThat(lines.at("/1/byMonth/2008-01/releaseDays").asInt()).isEqualTo(1);
        assertThat(lines.at("/1").has("sinceAvailability")).isFalse();
    }

    @Test
    void comparison_needsTwoPlatforms() throws Exception {
        for (String query : List.of("", "?id=vmware/esx", "?id=vmware/esx&id=vmware/esx")) {
            assertThat(json("/api/platforms/compare" + query).path("parameter").asString())
                    .isEqualTo("id");
        }
    }

    @Test
    void unknownProduct_isABadId() throws Exception {
        JsonNode problem = json("/api/platforms/vmware/toaster-1/maintenance" + PERIOD);

        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("parameter").asString()).isEqualTo("id");
        assertThat(problem.path("detail").asString()).contains("vmware/toaster-1");
    }
}
