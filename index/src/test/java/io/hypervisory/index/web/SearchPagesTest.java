package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.Entries;
import io.hypervisory.index.query.Clause.Period;
import io.hypervisory.index.query.Field;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchRequest.Facets;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPagesTest {
    private static final String BERLIN = "zone=Europe/Berlin";

    private final FakeSearch search = new FakeSearch();
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void start() {
        search.put(Entries.advisory());
        search.put(Entries.patch());
        search.put(Entries.post());
        server =
                WebServer.start(
                        WebSettings.loopback(0),
                        FakeBoards.of(search, new FakeSources()),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    /// @param cookie empty for a browser that keeps none
    private HttpResponse<String> get(String path, String cookie)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private SearchRequest asked() {
        return Objects.requireNonNull(search.last);
    }

    @Test
    void hitsComeWithTheirFacets_whereNoScriptIsKnownToRun() throws Exception {
        String page = get("/search?q=console", "").body();

        assertThat(asked().facets()).isEqualTo(Facets.BESIDE);
        assertThat(page)
                .contains("<summary>Vendor</summary>")
                .doesNotContain("data-from", "facets.js");
    }

    @Test
    void hitsComeAlone_andSayWhereTheFacetsAre_whereAScriptRuns() throws Exception {
        String page = get("/search?q=console&in=kind:security-fix", BERLIN).body();

        assertThat(asked().facets()).isEqualTo(Facets.NONE);
        assertThat(page)
                .contains(
                        "aria-busy=\"true\"",
                        "data-from=\"/search/facets?q=console&amp;in=kind%3Asecurity-fix\"",
                        "<noscript><p><a href=\"/search?q=console&amp;in=kind%3Asecurity-fix&amp;facets=true\">",
                        "<script src=\"/facets.js\" defer></script>")
                .doesNotContain("<summary>Vendor</summary>");
    }

    @Test
    void facetsComeAlone_asAPartOfAPage() throws Exception {
        var answer = get("/search/facets?q=console&in=vendor:vmware", BERLIN);

        assertThat(asked().facets()).isEqualTo(Facets.ONLY);
        assertThat(asked().query().toString()).contains("console", "vmware");
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body())
                .contains(
                        "<summary>Vendor</summary>",
                        "chosen, remove: </span>vmware",
                        "href=\"/search?q=console\"")
                .doesNotContain("<html");
    }

    @Test
    void facetsWithoutHits_areAskedFor_byWhoHasNoScriptAnyMore() throws Exception {
        assertThat(get("/search?q=console&facets=true", BERLIN).body())
                .contains("<summary>Vendor</summary>");
        search.down = true;
        assertThat(get("/search/facets?q=console", BERLIN).statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "'', zone=Europe/Berlin, 2008-03-19T23:00:00Z",
        "'', zone=%2B02:00, 2008-03-20T00:00:00Z",
        "'', zone=Mars/Olympus, 2008-03-20T00:00:00Z",
        "'', '', 2008-03-20T00:00:00Z",
        "&zone=%2B02:00, zone=Europe/Berlin, 2008-03-19T22:00:00Z",
    })
    void daysBeginInTheZoneOfTheAddress_elseOfTheBrowser_elseInUtc(
            String parameter, String cookie, Instant begins) throws Exception {
        get("/search?q=published:2008-03-20" + parameter, cookie);

        assertThat(asked().query())
                .isEqualTo(new Period(Field.PUBLISHED, begins, begins.plusSeconds(24 * 3600)));
    }

    @Test
    void daysOfAQuery_areSaidToBeOfTheirZone() throws Exception {
        assertThat(get("/search?q=published:2008-03-20", BERLIN).body())
                .contains("Days are those of Europe/Berlin.");
        assertThat(get("/search?q=console", BERLIN).body()).doesNotContain("Days are");
        assertThat(get("/search?q=console&zone=Mars", "").statusCode()).isEqualTo(400);
    }

    @Test
    void zoneOfTheAddress_staysInItsLinks() throws Exception {
        assertThat(get("/search?q=console&zone=Asia/Tokyo", BERLIN).body())
                .contains(
                        "<input type=\"hidden\" name=\"zone\" value=\"Asia/Tokyo\">",
                        "/search?q=console&amp;zone=Asia%2FTokyo&amp;from=20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/advisories/vmware/VMSA-2008-0001",
                "/sources/xen-list",
                "/sources/nvd-vmware"
            })
    void ourTimes_areShownInTheZoneOfTheBrowser(String path) throws Exception {
        assertThat(get(path, "").body()).contains(" UTC").doesNotContain("Asia/Tokyo");
        assertThat(get(path, "zone=Asia/Tokyo").body())
                .contains(" Asia/Tokyo")
                .doesNotContain(":00 UTC");
    }

    @Test
    void allThatIsFound_canBeTaken_andFollowed() throws Exception {
        String page = get("/search?q=console&in=vendor:vmware&sort=published", BERLIN).body();

        assertThat(page)
                .contains(
                        "<a href=\"/api/export.csv?q=console&amp;in=vendor%3Avmware&amp;sort=published&amp;zone=Europe%2FBerlin\">CSV</a>",
                        "/api/export.jsonl?", "/api/export.csaf.jsonl?")
                .containsPattern(
                        "<link rel=\"alternate\" type=\"application/atom\\+xml\" title=\"Atom: console\""
                                + " href=\"/api/export.atom\\?q=console&amp;in=vendor%3Avmware&amp;sort=updated"
                                + "&amp;zone=Europe%2FBerlin&amp;limit=100\">")
                .containsPattern("<link rel=\"alternate\" type=\"application/feed\\+json\"");
    }

    @Test
    void exportLinks_areAnswered_andNarrowedAsThePageIs() throws Exception {
        String atom =
                get("/api/export.atom?q=console&in=vendor:vmware&zone=Europe/Berlin", "").body();

        assertThat(atom)
                .contains("VMSA-2008-0001")
                .contains("/search?q=console&amp;in=vendor%3Avmware");
        assertThat(String.valueOf(search.scanned)).contains("console", "vmware");
        assertThat(get("/api/export.csv?in=vmware", "").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/patches/vmware/ESX350-200802401-BG, /posts/blogs.example.org/0123abcd",
        "/posts/blogs.example.org/0123abcd, /patches/vmware/ESX350-200802401-BG",
        "/advisories/vmware/VMSA-2008-0001, /posts/blogs.example.org/0123abcd",
    })
    void entryPage_namesSimilarOnes_butNotItself(String path, String other) throws Exception {
        String page = get(path, "").body();

        assertThat(page).contains("<h2>Similar by their words</h2>");
        assertThat(page.substring(page.indexOf("Similar by their words")))
                .contains("<a href=\"" + other + "\">")
                .doesNotContain("<li><a href=\"" + path + "\">");
    }
}
