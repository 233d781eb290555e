package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.Entries;
import io.hypervisory.index.document.Projector;
import io.hypervisory.index.related.Notice;
import io.hypervisory.index.related.RelatedStore.Neighbours;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RelatedApiTest {
    private static final Boards NOTHING = FakeBoards.of(new FakeSearch(), new FakeSources());

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.start(
                    WebSettings.loopback(0),
                    new Boards(
                            NOTHING.search(),
                            NOTHING.revisions(),
                            NOTHING.cves(),
                            NOTHING.lags(),
                            RelatedApiTest::around,
                            NOTHING.platforms(),
                            NOTHING.sources(),
                            DeadLetterBoard.NONE,
                            NOTHING.health(),
                            RebuildBoard.NONE,
                            OriginalBoard.NONE),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    /// As it comes out of the index.
    private static Notice notice(Entry entry) {
        byte[] document = Projector.project(Json.text(entry).getBytes(UTF_8), null);
        return Json.read(document, Notice.class);
    }

    private static Optional<Neighbours> around(NoticeId id) {
        Notice subject = notice(Entries.advisory());
        return subject.id().equals(id.toString())
                ? Optional.of(
                        new Neighbours(
                                subject,
                                List.of(notice(Entries.post()), subject, notice(Entries.patch())),
                                false))
                : Optional.empty();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var url = URI.create("http://127.0.0.1:" + server.port() + "/api/advisories/" + path);
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    @Test
    void related_areTold_withTheirReasons_theClosestFirst() throws Exception {
        JsonNode json = Json.MAPPER.readTree(get("vmware/VMSA-2008-0001/related").body());

        assertThat(json.path("total").asInt()).isEqualTo(2);
        assertThat(json.path("complete").asBoolean()).isFalse();
        assertThat(json.at("/relations/fixed-by").asInt()).isEqualTo(1);
        assertThat(json.at("/related/0/id").asString()).isEqualTo("vmware/ESX350-200802401-BG");
        assertThat(json.at("/related/0/reasons/0/via/0").asString())
                .isEqualTo("vmware/VMSA-2008-0001");
        assertThat(json.at("/related/1/title").asString()).isEqualTo("Patches of the month");
        assertThat(json.at("/related/1/reasons").findValuesAsString("relation"))
                .containsExactly("cve", "mentioned-by");
        assertThat(json.at("/related/1/reasons/0/via/0").asString()).isEqualTo("CVE-2007-3108");
    }

    @Test
    void limit_cutsTheList_andNotTheCount() throws Exception {
        JsonNode json = Json.MAPPER.readTree(get("vmware/VMSA-2008-0001/related?limit=1").body());

        assertThat(json.path("total").asInt()).isEqualTo(2);
        assertThat(json.path("related")).hasSize(1);
    }

    @Test
    void noticeThatIsNotKnown_isAProblem404() throws Exception {
        var answer = get("openstack/a/b/related");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("openstack/a/b");
    }

    @ParameterizedTest
    @CsvSource({"limit=101, limit", "limit=x, limit", "size=1, size"})
    void badParameter_isNamed(String query, String parameter) throws Exception {
        var answer = get("vmware/VMSA-2008-0001/related?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER.readTree(answer.body()).path("parameter").asString())
                .isEqualTo(parameter);
    }
}
