package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.Entries;
import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.page.Chart;
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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformPagesTest {
    private static final Boards NOTHING = FakeBoards.of(new FakeSearch(), new FakeSources());
    private static final String ESX = "/platforms/vmware/esx-3.5";
    private static final String PERIOD = "?built=2008-01-01&until=2008-12-31";

    private boolean down;
    private final FakeSearch search = new FakeSearch();

    private final PlatformStore store =
            new PlatformStore() {
                @Override
                public List<Counted> all() {
                    check();
                    Instant first = Instant.parse("2008-01-07T08:00:00Z");
                    return List.of(
                            new Counted(Platform.parse("vmware/esx"), 2, 1, first, first),
                            new Counted(Platform.parse("vmware/esx-3.5"), 1, 1, first, null),
                            new Counted(Platform.parse("xen/xen-4.0"), 1, 0, null, null));
                }

                @Override
                public List<Entry> entries(Platform platform) {
                    check();
                    return List.of(Entries.advisory(), Entries.patch());
                }

                private void check() {
                    if (down) {
                        throw new StoreUnavailableException("down", new IllegalStateException());
                    }
                }
            };

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.start(
                    WebSettings.loopback(0),
                    new Boards(
                            search,
                            NOTHING.revisions(),
                            PlatformPagesTest::cve,
                            NOTHING.lags(),
                            NOTHING.related(),
                            store,
                            NOTHING.sources(),
                            NOTHING.letters(),
                            NOTHING.health(),
                            RebuildBoard.NONE,
                            OriginalBoard.NONE),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

    private static Optional<CveRecord> cve(String cve) {
        return cve.equals("CVE-2007-3108")
                ? Optional.of(new CveRecord(cve, List.of(), List.of(), null, null, List.of()))
                : Optional.empty();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var url = URI.create("http://127.0.0.1:" + server.port() + path);
        var request = HttpRequest.newBuilder(url).header("Accept", "text/html").build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void platforms_areListedByVendor_withCoverage_andReleasesBelowTheirLine() throws Exception {
        String page = get("/platforms").body();

        assertThat(page)
                .contains("3 platforms of 2 vendors")
                .contains("<a href=\"/platforms/vmware/esx-3.5\">VMware ESX 3.5</a>")
                .contains("history, second-hand")
                .contains("current (failing)")
                .contains("2008-01-07")
                .contains("not known");
        assertThat(page).containsOnlyOnce("class=\"depth-1\"");
    }

    @Test
    void platform_hasCalendar_vulnerabilities_andAnAnswerOverAllThatIsKnown() throws Exception {
        String page = get(ESX).body();

        assertThat(page)
                .contains("data-chart=\"calendar\"")
                .contains("href=\"#day-2008-01-07\"")
                .contains("id=\"day-2008-01-07\"")
                .contains("VMware ESX 3.5 built 2008-01-06, until 2008-01-07: 1 day")
                .contains("0 proven + 1 by advisory date")
                .contains("CVEs by year of the publisher's advisory and by component")
                .contains("/compare?platform=vmware%2Fesx-3.5")
                .contains("/search?q=platforms%3Avmware%2Fesx-3.5")
                .contains("<script src=\"" + Chart.LIBRARY + "\" defer>");
    }

    @Test
    void question_isAnswered_withWhatForcedEachEvent_andEveryPolicyBesideIt() throws Exception {
        String page = get(ESX + PERIOD + "&policy=security&hosts=3&without=").body();

        assertThat(page)
                .contains("VMware ESX 3.5 built 2008-01-01, until 2008-12-31: 365 days")
                .contains("security fixes are installed")
                .contains("name=\"hosts\" type=\"number\" value=\"3\"")
                .contains("name=\"minutes\" type=\"number\" value=\"45\"")
                .contains("<option value=\"security\" selected>")
                .contains("3 hosts, 45 minutes each, 1 at once")
                .contains("data-chart=\"points\"")
                .containsOnlyOnce("<tr class=\"chosen\">");
    }

    @Test
    void embedded_isObserved_thenModelled_andNoDataIsSaid() throws Exception {
        String page = get(ESX + PERIOD + "&formFactor=embedded").body();

        assertThat(page).contains(">observed</span>").contains(">modelled</span>");
        assertThat(page.indexOf(">observed</span>")).isLessThan(page.indexOf(">modelled</span>"));
        assertThat(page)
                .contains("no data: nothing that could be installed on vmware/esxi-3.5 is known")
                .contains("VMware ESX 3.5 without service-console");
    }

    @Test
    void claim_isQuoted_whereItBelongs() throws Exception {
        assertThat(get("/platforms/vmware/esx-3.0?built=2007-07-02&until=2007-11-29").body())
                .contains("would have gone into maintenance 8 times")
                .contains("a quoted claim")
                .contains("/platforms/vmware/esx-3.0?built=2007-07-02&amp;until=2007-11-29#answer");
        assertThat(get(ESX + PERIOD).body()).doesNotContain("would have gone into maintenance");
    }

    @ParameterizedTest
    @CsvSource({
        "built=yesterday&until=2008-12-31, built",
        "built=2008-12-31&until=2008-01-01, until",
        "until=2008-12-31, built",
        "built=2008-01-01&until=2008-12-31&hosts=0, hosts",
        "built=2008-01-01&until=2008-12-31&minutes=x, minutes",
        "built=2008-01-01&until=2008-12-31&atOnce=-1, atOnce",
        "built=2008-01-01&until=2008-12-31&window=daily, window",
        "built=2008-01-01&until=2008-12-31&needs=(a, needs",
        "built=2008-01-01&until=2008-12-31&needs=a&policy=security, needs",
    })
    void fault_isShownAtItsField_andTheRestIsKept(String query, String field) throws Exception {
        var answer = get(ESX + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsOnlyOnce("aria-invalid=\"true\"")
                .contains("id=\"" + field + "-error\"")
                .contains("id=\"calendar\"")
                .doesNotContain(">observed</span>");
        if (query.contains("until=2008-12-31")) {
            assertThat(answer.body()).contains("value=\"2008-12-31\"");
        }
    }

    @Test
    void unknownParameter_isNamedAboveTheForm_andUnknownProductIsAFault() throws Exception {
        assertThat(get(ESX + PERIOD + "&hostz=1").body())
                .contains("role=\"alert\">hostz: is not known");
        assertThat(get("/platforms/vmware/toaster-1").statusCode()).isEqualTo(400);
    }

    @Test
    void platformOfWhichNothingIsKnown_saysSo_andCountsNothing() throws Exception {
        String page = get("/platforms/xen/xen-3.0").body();

        assertThat(page)
                .contains("no data: nothing that could be installed on xen/xen-3.0 is known")
                .doesNotContain("id=\"calendar\"")
                .doesNotContain(">observed</span>");
    }

    @Test
    void comparison_standsSideBySide_byMonth_andSaysWhatCannotBeAligned() throws Exception {
        String page =
                get("/compare?platform=vmware/esx-3.5&platform=vmware/esxi-3.5&platform=").body();

        assertThat(page)
                .contains("<option value=\"vmware/esx-3.5\" selected>")
                .contains("<option value=\"vmware/esxi-3.5\" selected>")
                .contains("1 (1)")
                .contains("General availability is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "platform=vmware/toaster&platform=vmware/esx, platform-1-error",
        "platform=vmware/esx&platform=vmware/esxi&from=x, from-error",
        "platform=vmware/esx&platform=vmware/esxi&from=2008-02-01&until=2008-01-01, until-error",
    })
    void comparison_showsAFaultAtItsField(String query, String id) throws Exception {
        var answer = get("/compare?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("id=\"" + id + "\"");
    }

    @Test
    void comparison_ofFewerThanTwo_asksForMore() throws Exception {
        for (String query : List.of("", "?platform=", "?platform=vmware/esx&platform=vmware/esx")) {
            var answer = get("/compare" + query);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Choose two platforms or more");
        }
    }

    @Test
    void cve_hasItsPage_withNotices_andWithoutThemWhereTheStoreIsDown() throws Exception {
        search.put(Entries.advisory());
        assertThat(get("/cves/cve-2007-3108").body())
                .contains("<h1>CVE-2007-3108</h1>")
                .contains("VMSA-2008-0001</a>");
        search.down = true;
        var without = get("/cves/CVE-2007-3108");
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(without.body()).contains("The search server does not answer");
        assertThat(get("/cves/CVE-2007-9999").statusCode()).isEqualTo(404);
        assertThat(get("/cves/foo").statusCode()).isEqualTo(400);
    }

    @Test
    void storeThatDoesNotAnswer_isAPageThatSaysSo() throws Exception {
        down = true;
        for (String path : List.of("/platforms", ESX, "/compare")) {
            var answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("Try again in a moment");
        }
    }

    @Test
    void chartLibrary_comesFromOurselves_andIsKept() throws Exception {
        var library = get(Chart.LIBRARY);

        assertThat(library.statusCode()).isEqualTo(200);
        assertThat(library.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
        assertThat(library.headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable");
        assertThat(library.body()).contains("Chart.js v4.5.1");
        assertThat(get("/charts.js").body()).contains("data-chart");
    }
}
