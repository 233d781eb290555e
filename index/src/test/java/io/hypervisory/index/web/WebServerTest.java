package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.enrich.contract.Shortened.Unit;
import io.hypervisory.index.Entries;
import io.hypervisory.index.decision.Deadlines;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Field;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchRequest.Facets;
import io.hypervisory.index.search.Sort;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebServerTest {
    private final FakeSearch search = new FakeSearch();
    private final FakeSources sources = new FakeSources();
    private final AtomicReference<ComponentHealth> broker =
            new AtomicReference<>(new ComponentHealth(ComponentHealth.Status.UP, "fine", 7L));
    private final PrometheusMeterRegistry metrics =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void start() {
        Boards none = FakeBoards.of(search, sources);
        HealthSource health = () -> Map.of("broker", broker.get(), "search", search.health());
        server =
                WebServer.start(
                        WebSettings.loopback(0),
                        new Boards(
                                search,
                                none.revisions(),
                                none.cves(),
                                none.lags(),
                                none.related(),
                                none.platforms(),
                                sources,
                                DeadLetterBoard.NONE,
                                health,
                                RebuildBoard.NONE,
                                OriginalBoard.NONE),
                        metrics);
        search.put(Entries.advisory());
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void routes_areThoseOfTheOpenApiDocument_bothWays() {
        var routes =
                Stream.concat(
                                WebServer.routes(
                                        FakeBoards.of(search, sources), Deadlines.STANDARD, metrics)
                                        .keySet()
                                        .stream(),
                                Stream.of(
                                        WebServer.CRAWL,
                                        WebServer.REINDEX,
                                        WebServer.CRAWL_PAGE,
                                        WebServer.LETTER_BACK,
                                        WebServer.LETTER_BACK_PAGE))
                        .map(path -> path.replace('<', '{').replace('>', '}'))
                        .collect(toSet());
        JsonNode document = Json.MAPPER.readTree(Resources.bytes("openapi.json"));

        assertThat(document.get("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void search_answersHits_withProvenanceAndFacets() throws Exception {
        var answer = get("/api/advisories?q=vendor:vmware&from=20&size=10&sort=published:asc");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode json = Json.MAPPER.readTree(answer.body());
        assertThat(json.at("/total").intValue()).isEqualTo(1_001);
        assertThat(json.at("/hits/0/id").stringValue()).isEqualTo("vmware/VMSA-2008-0001");
        assertThat(json.at("/hits/0/kinds/0").stringValue()).isEqualTo("security-fix");
        assertThat(json.at("/hits/0/published").stringValue()).isEqualTo("2008-01-07T08:00:00Z");
        assertThat(json.at("/hits/0/provenance/0/topic").stringValue())
                .isEqualTo("hypervisory.documents.v1");
        assertThat(json.at("/hits/0/provenance/0/offset").intValue()).isEqualTo(42);
        assertThat(json.at("/hits/0/highlights/text/0/parts/1/found").booleanValue()).isTrue();
        assertThat(json.at("/facets/vendor/0/count").intValue()).isEqualTo(1_200);
        var asked = search.last;
        assertThat(asked).isNotNull();
        assertThat(asked.from()).isEqualTo(20);
        assertThat(asked.size()).isEqualTo(10);
        assertThat(asked.sort()).isEqualTo(new Sort(Sort.By.PUBLISHED, true));
    }

    @ParameterizedTest
    @CsvSource({
        "q=vendr:vmware, q, 1",
        "zone=Mars/Olympus, zone,",
        "facets=some, facets,",
        "cursor=nonsense, cursor,",
        "cursor=&from=20, from,",
        "cursor=&size=0, size,",
        "q=vendor:vmware%20AND, q, 18",
        "from=-1, from,",
        "from=x, from,",
        "size=101, size,",
        "from=9990&size=20, from,",
        "sort=severity, sort,",
        "q=%ff, q,",
        "size=1&size=2, size,",
        "query=vmware, query,",
    })
    void search_namesTheParameter_thatCannotBeUsed(String query, String parameter, Integer column)
            throws Exception {
        var answer = get("/api/advisories?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = Json.MAPPER.readTree(answer.body());
        assertThat(problem.at("/parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.at("/status").intValue()).isEqualTo(400);
        assertThat(problem.at("/detail").stringValue()).isNotBlank();
        assertThat(problem.at("/title").stringValue()).isNotBlank();
        if (column != null) {
            assertThat(problem.at("/column").intValue()).isEqualTo(column);
        }
    }

    @Test
    void search_goesOnByCursor_andSaysWhenItHasExpired() throws Exception {
        JsonNode first = Json.MAPPER.readTree(get("/api/advisories?cursor=").body());
        JsonNode second =
                Json.MAPPER.readTree(
                        get("/api/advisories?cursor=" + first.at("/cursor").stringValue()).body());
        var expired = get("/api/advisories?cursor=old");

        assertThat(first.at("/hits")).isNotEmpty();
        assertThat(second.has("cursor")).isFalse();
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(Json.MAPPER.readTree(expired.body()).at("/detail").stringValue())
                .contains("expired", "5 minutes");
    }

    @Test
    void search_takesItsDaysFromTheZone_andItsFacetsApart() throws Exception {
        get("/api/advisories?q=published:2008-03-20&zone=%2B02:00&facets=only");

        var asked = search.last;
        assertThat(asked).isNotNull();
        assertThat(asked.facets()).isEqualTo(SearchRequest.Facets.ONLY);
        assertThat(asked.query())
                .isEqualTo(
                        new Clause.Period(
                                Field.PUBLISHED,
                                Instant.parse("2008-03-19T22:00:00Z"),
                                Instant.parse("2008-03-20T22:00:00Z")));
    }

    @Test
    void suggest_andSimilar_answer() throws Exception {
        JsonNode suggested = Json.MAPPER.readTree(get("/api/suggest?q=ven").body());

        assertThat(suggested.at("/suggestions/0/kind").stringValue()).isEqualTo("field");
        assertThat(get("/api/advisories/vmware/VMSA-2008-0001/similar").body())
                .contains("\"hits\"");
        assertThat(get("/api/advisories/vmware/VMSA-2031-0001/similar").statusCode())
                .isEqualTo(404);
    }

    @Test
    void help_tellsOfEveryField() throws Exception {
        assertThat(get("/help").body())
                .contains(Field.named().stream().map(Field::written).toList())
                .contains("age:&lt;30d");
    }

    @Test
    void record_answersTheRecord_byteForByte() throws Exception {
        var id = NoticeId.parse("openstack/a_b c");
        var advisory = Entries.advisory(id, "Id with slash and space");
        search.put(advisory);

        assertThat(get("/api/advisories/openstack/a_b%20c").body()).isEqualTo(Json.text(advisory));
        assertThat(get("/advisories/openstack/a_b%20c").body())
                .contains("Id with slash and space")
                .contains("/api/advisories/openstack/a_b%20c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/advisories/vmware/none", "/nowhere", "/api/advisories/vmware"})
    void get_answersAProblem_whenNothingIsThere(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404, GET /nowhere",
        "/advisories/vmware/none, 404, nothing is known of vmware/none",
        "/sources/none, 404, there is no source none",
        "/advisories/vmware/VMSA-2008-0001/revisions/x, 400, revision: ",
        "/advisories/vmware/VMSA-2008-0001/revisions/2..1, 400, 2 does not come before 1",
        "/advisories/vmware/VMSA-2008-0001/revisions/7, 404, 'has revisions 1 to 1, not 7'",
        "/patches/vmware/none/revisions/1, 404, nothing is known of vmware/none",
    })
    void page_saysWhatIsWrong_toABrowser(String path, int status, String detail) throws Exception {
        var answer = getAccepting("text/html,*/*;q=0.8", path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).contains(detail, "role=\"alert\"", "HTTP status " + status);
    }

    @Test
    void page_says503_toABrowser_whileTheStoreIsDown() throws Exception {
        search.down = true;
        var answer = getAccepting("text/html", "/advisories/vmware/VMSA-2008-0001");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Unavailable", "Try again in a moment");
        assertThat(getAccepting("text/html", "/api/advisories/vmware/VMSA-2008-0001").body())
                .startsWith("{");
    }

    @ParameterizedTest
    @CsvSource({
        "/style.css, text/css, --paper",
        "/script.js, text/javascript, addEventListener",
        "/suggest.js, text/javascript, combobox",
        "/facets.js, text/javascript, aria-busy",
        "/icon.svg, image/svg+xml, <svg",
    })
    void asset_comesFromHere_withItsType(String path, String type, String within) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(each -> assertThat(each).startsWith(type));
        assertThat(answer.headers().firstValue("cache-control")).hasValue("max-age=3600");
        assertThat(answer.body()).contains(within);
    }

    @Test
    void everyAnswer_isGuarded() throws Exception {
        for (String path : new String[] {"/", "/nowhere", "/api/advisories", "/style.css"}) {
            var headers = get(path).headers();

            assertThat(headers.firstValue("content-security-policy"))
                    .hasValue(
                            "default-src 'none'; script-src 'self'; style-src 'self';"
                                    + " img-src 'self' data:; connect-src 'self';"
                                    + " form-action 'self'; base-uri 'none';"
                                    + " frame-ancestors 'none'");
            assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(headers.firstValue("referrer-policy")).hasValue("same-origin");
        }
    }

    @Test
    void layout_hasItsLandmarks_andMarksWhereOneIs() throws Exception {
        assertThat(get("/sources").body())
                .contains(
                        "<a class=\"skip\" href=\"#main\">",
                        "<nav aria-label=\"Sections\">",
                        "<main id=\"main\"",
                        "role=\"search\"",
                        "<a href=\"/sources\" aria-current=\"page\">Sources</a>",
                        "<a href=\"/compare\">Compare</a>")
                .doesNotContain("<style", " style=", " onclick=");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /%zz HTTP/1.1, 400",
        "GET / HTTP/9.9, 505",
        "no request at all, 400",
        "LONG, 414",
    })
    void request_thatIsNone_isAnsweredByAProblem(String line, int status) throws Exception {
        String answer =
                raw(line.equals("LONG") ? "GET /?q=" + "x".repeat(100_000) + " HTTP/1.1" : line);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("content-type: application/problem+json");
        JsonNode problem = Json.MAPPER.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.at("/status").intValue()).isEqualTo(status);
        assertThat(problem.at("/title").stringValue()).isNotBlank();
        assertThat(problem.at("/detail").stringValue()).isNotBlank();
    }

    private String raw(String requestLine) throws IOException {
        try (var socket = new Socket(WebSettings.LOOPBACK, server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            (requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n")
                                    .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void everything_says503_whileTheStoreIsDown() throws Exception {
        search.down = true;

        assertThat(get("/api/advisories").statusCode()).isEqualTo(503);
        assertThat(get("/api/advisories/vmware/VMSA-2008-0001").statusCode()).isEqualTo(503);
        assertThat(get("/search?q=x").statusCode()).isEqualTo(503);
        assertThat(get("/search?q=x").body()).contains("does not answer");
        assertThat(get("/api/health").statusCode()).isEqualTo(503);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void health_tellsEachComponentAndItsLag() throws Exception {
        var up = get("/api/health");
        broker.set(new ComponentHealth(ComponentHealth.Status.STARTING, "soon", null));
        var starting = get("/api/health");

        broker.set(new ComponentHealth(ComponentHealth.Status.DEGRADED, "one is late", null));
        var degraded = get("/api/health");

        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(degraded.body()).at("/status").stringValue())
                .isEqualTo("degraded");
        assertThat(up.statusCode()).isEqualTo(200);
        JsonNode json = Json.MAPPER.readTree(up.body());
        assertThat(json.at("/status").stringValue()).isEqualTo("up");
        assertThat(json.at("/components/broker/lag").intValue()).isEqualTo(7);
        assertThat(starting.statusCode()).isEqualTo(503);
        assertThat(Json.MAPPER.readTree(starting.body()).at("/status").stringValue())
                .isEqualTo("starting");
    }

    @Test
    void metrics_areInPrometheusFormat() throws Exception {
        metrics.counter("hypervisory.test").increment();

        assertThat(get("/metrics").body()).contains("hypervisory_test_total 1.0");
    }

    @Test
    void pages_showMarkupOfVendorsAsText() throws Exception {
        search.put(Entries.advisory(NoticeId.parse("x/1"), Entries.MARKUP));

        for (String path : new String[] {"/search?q=%22%3Cscript%3E%22", "/advisories/x/1"}) {
            var answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .doesNotContain("<script>", "href=\"javascript", "<b>")
                    .contains("&lt;script&gt;");
        }
    }

    @Test
    void searchPage_marksWords_andOffersFacets() throws Exception {
        String page = get("/search?q=a+OR+b&sort=published").body();

        assertThat(page)
                .contains("&lt;b&gt;<mark>console</mark>")
                .contains("1,001 found, 1 to 1 shown.")
                .contains("2008-01-07 America/Los_Angeles (zone assumed)")
                .contains("no vm migration", "host reboot", "fix available")
                .contains("/search?q=a%20OR%20b&amp;in=vendor%3Avmware&amp;sort=published")
                .contains("vendor%3Atwo%20words");
    }

    @Test
    void searchPage_isNarrowedByChoices_whichCanBeRemoved() throws Exception {
        String page = get("/search?q=a+OR+b&in=vendor:vmware&in=kind:security-fix").body();

        assertThat(page)
                .contains("aria-label=\"Remove Kind security fix\"")
                .contains("href=\"/search?q=a%20OR%20b&amp;in=vendor%3Avmware\"")
                .contains("name=\"in\" value=\"kind:security-fix\"")
                .contains("href=\"/search?q=a%20OR%20b\">Remove all</a>")
                .contains("chosen, remove: </span>vmware");
        // once: a facet is counted without its own choice
        assertThat(search.asked).isEqualTo(1);
        var asked = search.last;
        assertThat(asked).isNotNull();
        assertThat(asked.facets()).isEqualTo(Facets.BESIDE);
        assertThat(asked.query().toString()).contains("vmware", "security-fix");
        assertThat(get("/search?in=vmware").statusCode()).isEqualTo(400);
    }

    @Test
    void searchPage_saysWhatIsWrong_andPointsAtIt() throws Exception {
        var answer = get("/search?q=vmware+colour:red");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("unknown field", "column 8", "value=\"vmware colour:red\"")
                .contains("vmware colour:red\n       ^</pre>")
                .contains("aria-invalid=\"true\"");
    }

    @Test
    void entryPage_showsEvidenceAndProvenance() throws Exception {
        String page = get("/advisories/vmware/VMSA-2008-0001").body();

        assertThat(page)
                .contains("To decide", "Must a host go down?", "host reboot", "some words", "80 %")
                .contains("vm migration", "rule.vm-migration", "id=\"row-0\"")
                .contains("id=\"vulnerability-0\"", "href=\"/cves/CVE-2007-3108\"")
                .contains("<link rel=\"canonical\" href=\"/advisories/vmware/VMSA-2008-0001\">")
                .contains("Important", "CVE-2007-3108", "ESX350-200712401-BG")
                .contains(
                        "<a href=\"/api/documents/3/42\" rel=\"noreferrer\">hypervisory.documents.v1, partition 3, offset 42</a>",
                        "abababab")
                .contains("https://lists.example.org/000001.html")
                .contains("Apply the patch and restart the host.");
    }

    @Test
    void entryPage_saysWhatWasShortened_andNothingOtherwise() throws Exception {
        var whole = Entries.advisory();
        search.put(
                new Advisory(
                        NoticeId.parse("x/1"),
                        whole.content(),
                        whole.lineage(),
                        List.of(
                                new Shortened("/content/products", Unit.LINES, 20_000, 800),
                                affected(0),
                                affected(1),
                                new Shortened(
                                        "/content/notes/0/text", Unit.CHARACTERS, 5_000, 1_000))));

        assertThat(get("/advisories/x/1").body())
                .contains(
                        "Shortened: products 800 of 20,000, vulnerabilities statuses known_affected 1,600 of 40,000,"
                                + " notes text 1,000 of 5,000 characters; the whole is in the document<");
        assertThat(get("/advisories/vmware/VMSA-2008-0001").body()).doesNotContain("Shortened");
    }

    private static Shortened affected(int vulnerability) {
        return new Shortened(
                "/content/vulnerabilities/" + vulnerability + "/statuses/known_affected",
                Unit.LINES,
                20_000,
                800);
    }

    @Test
    void entryPage_showsPatchesAndPosts() throws Exception {
        search.put(Entries.patch());
        search.put(Entries.post());

        assertThat(get("/patches/vmware/ESX350-200802401-BG").body())
                .contains("Host must restart", "<h2>Fixes</h2>")
                .contains("href=\"/advisories/vmware/VMSA-2008-0001\"");
        assertThat(get("/posts/blogs.example.org/0123abcd").body())
                .contains("Patches of the month", "https://blogs.example.org/1");
        assertThat(get("/advisories/none/none").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> getAccepting(String types, String path)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri).header("Accept", types).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
