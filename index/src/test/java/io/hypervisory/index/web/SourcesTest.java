package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.web.page.SourcesPage;
import io.hypervisory.ingest.contract.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SourcesTest {
    private final FakeSources sources = new FakeSources();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.start(
                    WebSettings.loopback(0),
                    FakeBoards.of(new FakeSearch(), sources),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        var url = URI.create("http://127.0.0.1:" + server.port() + path);
        var request = HttpRequest.newBuilder(url);
        request.method(method, HttpRequest.BodyPublishers.noBody());
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void api_tellsOfEachSource_andWhatEachVendorLacks() throws Exception {
        JsonNode json = Json.MAPPER.readTree(ask("GET", "/api/sources").body());

        assertThat(json.at("/sources/0/source").stringValue()).isEqualTo("broadcom-list");
        assertThat(json.at("/sources/0/health").stringValue()).isEqualTo("off");
        assertThat(json.at("/sources/1/rhythm/quiet").booleanValue()).isTrue();
        assertThat(json.at("/vendors/0/vendor").stringValue()).isEqualTo("vmware");
        assertThat(json.at("/vendors/0/coverage").stringValue()).isEqualTo("history");
        assertThat(json.at("/vendors/0/enable").stringValue()).isEqualTo("broadcom-list");
        assertThat(json.at("/vendors/1/coverage").stringValue()).isEqualTo("current");
        assertThat(json.at("/vendors/1").has("enable")).isFalse();
        assertThat(ask("GET", "/api/sources/xen-list").body()).contains("\"failed\"");
        assertThat(ask("GET", "/api/sources/none").statusCode()).isEqualTo(404);
    }

    @Test
    void crawl_isPassedOn_unlessTheSourceIsOffOrUnknown() throws Exception {
        assertThat(ask("POST", "/api/sources/xen-list/crawl").statusCode()).isEqualTo(202);
        assertThat(ask("POST", "/api/sources/broadcom-list/crawl").statusCode()).isEqualTo(409);
        assertThat(ask("POST", "/api/sources/none/crawl").statusCode()).isEqualTo(404);
        assertThat(sources.commands).containsExactly("xen-list");
    }

    @Test
    void crawlingFromThePage_leadsBackToIt() throws Exception {
        var asked = ask("POST", "/sources/xen-list/crawl");

        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.headers().firstValue("Location")).hasValue("/sources/xen-list");
        assertThat(sources.commands).containsExactly("xen-list");
        assertThat(ask("POST", "/sources/broadcom-list/crawl").statusCode()).isEqualTo(409);
        assertThat(ask("GET", "/sources/xen-list").body())
                .contains("action=\"/sources/xen-list/crawl\" method=\"post\"");
        assertThat(ask("GET", "/sources/broadcom-list").body()).doesNotContain("method=\"post\"");
    }

    /// A page elsewhere must not make its reader's browser crawl. By hand: the JDK's client sets no
    /// `Host`.
    @Test
    void crawl_isRefused_whenAPageElsewhereAsks() throws Exception {
        String own = "127.0.0.1:" + server.port();

        for (String origin :
                new String[] {"http://evil.example", "http://127.0.0.1:1", "null", "x"}) {
            assertThat(post(own, origin)).startsWith("HTTP/1.1 403").contains("problem+json");
        }
        assertThat(sources.commands).isEmpty();
        assertThat(post(own, "http://" + own)).startsWith("HTTP/1.1 202");
    }

    private String post(String host, String origin) throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            String request =
                    "POST /api/sources/xen-list/crawl HTTP/1.1\r\nHost: "
                            + host
                            + "\r\nOrigin: "
                            + origin
                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void page_showsFailures_coverageAndTheCommandForMore() throws Exception {
        String page = ask("GET", "/sources").body();

        assertThat(page)
                .contains("current (failing)")
                .contains("3 of 4 sources are on")
                .contains("history, second-hand")
                .contains("docker/hypervisory sources enable broadcom-list")
                .contains("ok, quiet for longer than usual")
                .contains("&lt;b&gt;answered&lt;/b&gt; 500")
                .contains("/sources/xen-list");
        assertThat(ask("GET", "/sources/xen-list").body())
                .contains("a description alone")
                .contains("ask first")
                .contains("2026-11-25 12:00 UTC");
        assertThat(ask("GET", "/sources/none").statusCode()).isEqualTo(404);
    }

    @Test
    void whatOthersSayOfAVendor_isLabelled_onItsPage_inTheList_andInTheApi() throws Exception {
        assertThat(ask("GET", "/sources/nvd-vmware").body()).contains("(second-hand)");
        assertThat(ask("GET", "/sources/vmware-mails").body()).doesNotContain("second-hand");
        assertThat(ask("GET", "/sources").body())
                .contains("vmware feed, second-hand")
                .containsOnlyOnce("not searched yet");
        assertThat(ask("GET", "/sources/nvd-vmware").body()).contains("not searched yet");
        String api = ask("GET", "/api/sources").body();
        assertThat(api).contains("\"coverage\":\"second-hand\"").contains("\"secondHand\":true");
    }

    @Test
    void dueAndFreshness_areSpans() {
        var view = new SourceView(FakeSources.PASS.plusSeconds(1800), ZoneOffset.UTC);
        SourcesPage page = view.all(sources.all());

        assertThat(page.rows().get(1).fresh()).isEqualTo("30 min ago");
        assertThat(page.rows().get(1).due()).isEqualTo("in 30 min");
        assertThat(page.rows().get(2).fresh()).isEqualTo("never");
        assertThat(page.rows().get(0).due()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "119, 119 s",
        "120, 2 min",
        "7199, 119 min",
        "7200, 2 h",
        "172800, 2 days"
    })
    void span_isInTheLargestUnitOfWhichThereAreTwo(long seconds, String words) {
        assertThat(SourceView.span(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
