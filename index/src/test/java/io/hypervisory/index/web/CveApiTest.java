package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.enrich.contract.CveRecord.MentionedByPatch;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CveApiTest {
    private static final Boards NOTHING = FakeBoards.of(new FakeSearch(), new FakeSources());
    private static final String CVE = "CVE-2021-21974";
    private static final String BY_A_PATCH = "CVE-2008-0100";

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.start(
                    WebSettings.loopback(0),
                    new Boards(
                            NOTHING.search(),
                            NOTHING.revisions(),
                            CveApiTest::known,
                            NOTHING.lags(),
                            NOTHING.related(),
                            NOTHING.platforms(),
                            NOTHING.sources(),
                            DeadLetterBoard.NONE,
                            NOTHING.health(),
                            RebuildBoard.NONE,
                            OriginalBoard.NONE),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    private static Optional<CveRecord> known(String cve) {
        if (cve.equals("CVE-2000-0001")) {
            throw new StoreUnavailableException("not yet", new IllegalStateException());
        }
        if (cve.equals(BY_A_PATCH)) {
            return Optional.of(
                    new CveRecord(
                            cve,
                            List.of(),
                            List.of(
                                    new MentionedByPatch(
                                            NoticeId.parse("vmware/ESX350-1"), date("2008-02-01"))),
                            null,
                            null,
                            List.of()));
        }
        return cve.equals(CVE) ? Optional.of(cve()) : Optional.empty();
    }

    private static CveRecord cve() {
        return new CveRecord(
                CVE,
                List.of(
                        on("vmware/VMSA-2021-0002", "2021-02-23"),
                        on("xen/XSA-1", "2021-03-05"),
                        on("citrix/CTX1", null)),
                List.of(
                        new MentionedByPatch(
                                NoticeId.parse("vmware/ESXi670-202102401-SG"), date("2021-02-23"))),
                10L,
                new CveKnowledge(
                        CVE,
                        List.of(new CveKnowledge.Exploited("kev", null, null, null, true)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                List.of("oracle"));
    }

    private static Mentioned on(String advisory, @Nullable String day) {
        return new Mentioned(NoticeId.parse(advisory), day == null ? null : date(day));
    }

    private static SaidDate date(String day) {
        return new SaidDate(
                day, Instant.parse(day + "T00:00:00Z"), SaidDate.Precision.DAY, "Z", false);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var url = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    @Test
    void cve_isTold_withEveryAdvisory_itsDates_itsLag_andWhoHasNotSpoken() throws Exception {
        var answer = get("/api/cves/" + CVE);
        JsonNode json = Json.MAPPER.readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.at("/advisories")).hasSize(3);
        assertThat(json.at("/first/said").stringValue()).isEqualTo("2021-02-23");
        assertThat(json.at("/last/said").stringValue()).isEqualTo("2021-03-05");
        assertThat(json.at("/lagDays").intValue()).isEqualTo(10);
        assertThat(json.at("/firstWords").findValuesAsString("type"))
                .containsExactly("advisory", "advisory", "advisory");
        assertThat(json.at("/silentVendors/0").stringValue()).isEqualTo("oracle");
        assertThat(json.at("/knowledge/exploited/0/by").stringValue()).isEqualTo("kev");
    }

    @Test
    void cveThatAPatchAloneNames_isTold_withWhoSpokeFirstAndHow() throws Exception {
        JsonNode json = Json.MAPPER.readTree(get("/api/cves/" + BY_A_PATCH).body());

        assertThat(json.at("/patches/0/patch").stringValue()).isEqualTo("vmware/ESX350-1");
        assertThat(json.at("/first/said").stringValue()).isEqualTo("2008-02-01");
        assertThat(json.at("/firstWords/0/vendor").stringValue()).isEqualTo("vmware");
        assertThat(json.at("/firstWords/0/type").stringValue()).isEqualTo("patch");
        assertThat(json.path("silentVendors").isArray()).isTrue();
        assertThat(json.path("silentVendors")).isEmpty();
    }

    @Test
    void cve_isFound_inSmallLetters() throws Exception {
        assertThat(get("/api/cves/cve-2021-21974").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoCve_andAnUnknownParameter_areAProblem400() throws Exception {
        assertThat(get("/api/cves/foo").statusCode()).isEqualTo(400);
        assertThat(get("/api/cves/" + CVE + "?asof=2008").statusCode()).isEqualTo(400);
    }

    @Test
    void cveThatNoAdvisoryNames_isAProblem404_andOneNotKnownYet503() throws Exception {
        var none = get("/api/cves/CVE-2021-0001");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type").orElseThrow())
                .startsWith(Problem.CONTENT_TYPE);
        assertThat(none.body()).contains("CVE-2021-0001");
        assertThat(get("/api/cves/CVE-2000-0001").statusCode()).isEqualTo(503);
    }
}
