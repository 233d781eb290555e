package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonListTest {
    private static final String BROADCOM =
            """
            kind: json-list
            url: SITE/list
            format: broadcom-list
            list:
              body: '{"pageNumber":{page},"pageSize":{size},"searchVal":"","segment":"VC","sortInfo":{"column":"","order":""}}'
              size: 2
              success: /success
              items: /data/list
              id: /notificationId
              stamp: /updated
              total: /data/pageInfo/totalCount
              current: /data/pageInfo/currentPage
              last: /data/pageInfo/lastPage
              detail: SITE/content/{/notificationId}
              detailFormat: broadcom-page
              keep: both
            """;

    private static final String NVD =
            """
            kind: json-list
            url: SITE/cves/2.0
            format: nvd
            list:
              address: "?resultsPerPage={size}&startIndex={offset}&lastModStartDate={from}&lastModEndDate={to}"
              size: 3
              items: /vulnerabilities
              id: /cve/id
              total: /totalResults
              window: {days: 120, since: 2026-01-01}
            """;

    private Rig rig = new Rig("kind: feed\nurl: SITE/");

    @AfterEach
    void stop() {
        rig.close();
    }

    private Rig rig(String yaml) {
        rig.close();
        rig = new Rig(yaml);
        return rig;
    }

    /// Pages of two items each of the ids from 1, as Broadcom's portal answers.
    private static String portal(String query, int count, int total) {
        int page = Integer.parseInt(query.replaceAll("(?s).*\"pageNumber\":(\\d+).*", "$1"));
        String items =
                IntStream.rangeClosed(page * 2 + 1, Math.min(count, page * 2 + 2))
                        .mapToObj(id ->
                                "{\"notificationId\":%d,\"updated\":\"2026-09-0%dT08:58:26.9\"}"
                                        .formatted(id, id))
                        .collect(Collectors.joining(","));
        return """
        {"success":true,"correlationId":"%s","data":{"list":[%s],
        "pageInfo":{"totalCount":%d,"currentPage":%d,"lastPage":%d}}}\
        """
                .formatted(System.nanoTime(), items, total, page, (total - 1) / 2);
    }

    private void details(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(id -> rig.site.page("/content/" + id, "page " + id));
    }

    @Test
    void postedPages_andWhatTheirItemsLeadTo_areKept_andOnlyWhatChangedIsAskedAgain()
            throws InterruptedException {
        rig(BROADCOM).answer("/list", query -> portal(query, 5, 5));
        details(5);

        SourceState first = rig.crawl();

        assertThat(first.failure()).isNull();
        assertThat(rig.taken())
                .containsExactly(
                        "broadcom-list /list#page=0",
                        "broadcom-page /content/1",
                        "broadcom-page /content/2",
                        "broadcom-list /list#page=1",
                        "broadcom-page /content/3",
                        "broadcom-page /content/4",
                        "broadcom-list /list#page=2",
                        "broadcom-page /content/5");
        assertThat(rig.asked).hasSize(3);
        assertThat(rig.asked.getFirst())
                .isEqualTo(
                        "{\"pageNumber\":0,\"pageSize\":2,\"searchVal\":\"\",\"segment\":\"VC\",\"sortInfo\":{\"column\":\"\",\"order\":\"\"}}");

        rig.site.requests().clear();
        SourceState second = rig.poll();

        assertThat(rig.taken()).isEmpty();
        assertThat(second.unchanged()).isEqualTo(8);
        assertThat(rig.site.requests()).containsOnly("/list");
    }

    @Test
    void failedPage_isNamed_andTheRestIsTaken() throws InterruptedException {
        rig(BROADCOM);
        rig.site.page(
                "/list",
                exchange -> {
                    String query = Rig.said(exchange);
                    boolean second = query.contains("\"pageNumber\":1");
                    LoopbackSite.send(
                            exchange, second ? 400 : 200, second ? "" : portal(query, 5, 5));
                });
        details(5);

        SourceState state = rig.crawl();

        assertThat(state.failure()).contains("/list").contains("400");
        assertThat(state.health()).isEqualTo(Health.PARTIAL);
        assertThat(rig.taken())
                .contains("broadcom-page /content/2", "broadcom-page /content/5")
                .doesNotContain("broadcom-page /content/3");
    }

    @Test
    void totalThatIsTooLow_losesNothing() throws InterruptedException {
        rig(BROADCOM.replaceAll("(?m)^  (current|last):.*\n", ""))
                .answer("/list", query -> portal(query, 6, 2));
        details(6);

        rig.crawl();

        assertThat(rig.taken()).contains("broadcom-page /content/6");
    }

    @Test
    void pagePastTheEnd_thatIsMissing_isNoFault() throws InterruptedException {
        rig(BROADCOM.replaceAll("(?m)^  (current|last):.*\n", ""));
        rig.site.page(
                "/list",
                exchange -> {
                    String query = Rig.said(exchange);
                    boolean past = query.contains("\"pageNumber\":2");
                    LoopbackSite.send(exchange, past ? 404 : 200, past ? "" : portal(query, 4, 4));
                });
        details(4);

        assertThat(rig.crawl().failure()).isNull();
        assertThat(rig.taken()).contains("broadcom-page /content/4");
    }

    @Test
    void nextLinkToThePageItself_ends() throws InterruptedException {
        rig("kind: json-list\nurl: SITE/sug\nformat: sug\nlist: {items: /value, next: /next}")
                .answer("/sug", _ -> "{\"value\":[1],\"next\":\"" + rig.site.url("/sug") + "\"}");

        assertThat(rig.crawl().failure()).contains("is the next page again");
        assertThat(rig.asked).hasSize(1);
    }

    @Test
    void totalThatIsTooHigh_endsWithTheEmptyPage_andIsAFault() throws InterruptedException {
        rig(BROADCOM).answer("/list", query -> portal(query, 3, 1_000));
        details(3);

        SourceState state = rig.crawl();

        assertThat(rig.asked).hasSize(3);
        assertThat(state.failure()).contains("3 of 1000");
    }

    @Test
    void listThatDoesNotHeedThePage_ends() throws InterruptedException {
        rig(BROADCOM.replaceAll("(?m)^  (current|last|total):.*\n", ""))
                .answer("/list", _ -> portal("\"pageNumber\":0", 2, 2));
        details(2);

        SourceState state = rig.crawl();

        assertThat(rig.asked).hasSize(2);
        assertThat(state.failure()).isNull();
    }

    @Test
    void successFalse_isAFault_despiteStatus200() throws InterruptedException {
        rig(BROADCOM).answer("/list", _ -> "{\"success\":false,\"data\":{\"list\":[]}}");

        assertThat(rig.crawl().failure()).contains("/success is false");
    }

    @Test
    void htmlInsteadOfJson_isNamed_andTwoSuchPagesEndTheList() throws InterruptedException {
        rig(BROADCOM).site.page("/list", Misbehaviour.htmlInstead());

        assertThat(rig.crawl().failure()).contains("/list").contains("is not JSON");
        assertThat(rig.site.requests()).hasSize(2);
        assertThat(rig.taken()).isEmpty();
    }

    @Test
    void itemWithoutWhatTheDetailNeeds_isNamed_andTheOthersAreTaken() throws InterruptedException {
        rig(BROADCOM)
                .answer(
                        "/list",
                        _ ->
                                "{\"success\":true,\"data\":{\"list\":[{\"updated\":\"1\"},{\"notificationId\":1}]}}");
        details(1);

        assertThat(rig.crawl().failure()).contains("item").contains("{/notificationId}");
        assertThat(rig.taken()).contains("broadcom-page /content/1");
    }

    @Test
    void millionItems_areBounded() throws InterruptedException {
        String items =
                IntStream.range(0, 1_000_000).mapToObj(_ -> "{}").collect(Collectors.joining(","));
        rig("kind: json-list\nurl: SITE/all\nlist: {detail: 'SITE/x', detailFormat: f, items: '/i'}")
                .answer("/all", _ -> "{\"i\":[" + items + "]}");
        rig.site.page("/x", "x");

        SourceState state = rig.crawl();

        assertThat(state.failure()).contains("more than 100000 items");
        assertThat(rig.site.requests()).containsExactly("/all", "/x");
    }

    private static final String MSRC =
            """
            kind: json-list
            url: SITE/cvrf/v3.0/updates
            headers: {Accept: application/json}
            list:
              items: /value
              id: /ID
              stamp: /CurrentReleaseDate
              detail: SITE/cvrf/v3.0/cvrf/{/ID}
              detailFormat: msrc-cvrf
              detailIs: json
              probe: {url: "SITE/cvrf/v3.0/cvrf/{yyyy-MMM}", months: 3}
            """;

    private void month(String id, String text) {
        rig.site.page(
                "/cvrf/v3.0/cvrf/" + id,
                exchange ->
                        LoopbackSite.send(
                                exchange,
                                200,
                                "application/json"
                                                .equals(
                                                        exchange.getRequestHeaders()
                                                                .getFirst("Accept"))
                                        ? text
                                        : "<xml/>"));
    }

    @Test
    void monthsOfAnIndex_areTaken_andThoseThatItDropped_areProbed() throws InterruptedException {
        rig(MSRC)
                .site
                .tagged(
                        "/cvrf/v3.0/updates",
                        "{\"value\":[{\"ID\":\"2016-Apr\",\"CurrentReleaseDate\":\"2016-04-12T07:00:00Z\"},"
                                + "{\"ID\":\"2026-Jul\",\"CurrentReleaseDate\":\"2026-07-14T07:00:00Z\"}]}");
        month("2016-Apr", "{\"m\":1}");
        month("2026-Jul", "{\"m\":2}");
        month("2026-Aug", "{\"m\":3}");

        SourceState state = rig.crawl();

        assertThat(state.failure()).isNull();
        assertThat(rig.taken())
                .containsExactly(
                        "msrc-cvrf /cvrf/v3.0/cvrf/2016-Apr",
                        "msrc-cvrf /cvrf/v3.0/cvrf/2026-Jul",
                        "msrc-cvrf /cvrf/v3.0/cvrf/2026-Aug");
        assertThat(rig.site.requests()).filteredOn(path -> path.endsWith("2026-Jul")).hasSize(1);
        assertThat(rig.site.requests()).contains("/cvrf/v3.0/cvrf/2026-Sep");
    }

    @Test
    void halfAMonth_isAFault_andIsNotKept() throws InterruptedException {
        rig(MSRC)
                .site
                .page(
                        "/cvrf/v3.0/updates",
                        "{\"value\":[{\"ID\":\"2016-Apr\",\"CurrentReleaseDate\":\"2016-04-12T07:00:00Z\"}]}");
        month("2016-Apr", "{\"Vulnerability\":[{\"CVE\":\"CVE-2016-0088\"}, ");

        assertThat(rig.crawl().failure()).contains("2016-Apr").contains("ends in the middle");
        assertThat(rig.taken()).isEmpty();
    }

    @Test
    void nextLinks_areFollowed_andTheirLoopEnds() throws InterruptedException {
        rig(
                """
                kind: json-list
                url: SITE/sug
                format: sug
                list: {items: /value, next: "/@odata.nextLink"}
                """);
        rig.answer(
                "/sug",
                query ->
                        query.isEmpty()
                                ? next(1, rig.site.url("/sug?skip=1").toString())
                                : next(2, rig.site.url("/sug?skip=1").toString()));

        SourceState state = rig.crawl();

        assertThat(rig.taken()).containsExactly("sug /sug#page=0", "sug /sug#page=1");
        assertThat(rig.asked).containsExactly("", "skip=1");
        assertThat(state.failure()).contains("is the next page again");
    }

    private static String next(int item, String link) {
        return "{\"value\":[{\"n\":" + item + "}],\"@odata.nextLink\":\"" + link + "\"}";
    }

    @Test
    void nextLinkToAnotherHost_isNotFollowed() throws InterruptedException {
        rig("kind: json-list\nurl: SITE/sug\nlist: {next: /next}")
                .answer("/sug", _ -> "{\"next\":\"http://elsewhere.example/\"}");

        assertThat(rig.crawl().failure()).contains("elsewhere.example").contains("hosts");
    }

    @Test
    void oneDocument_isKeptByItsAddress_andAskedForConditionally() throws InterruptedException {
        rig("kind: json-list\nurl: SITE/kev.json\nformat: kev\nlist: {items: /vulnerabilities}")
                .site
                .tagged("/kev.json", "{\"vulnerabilities\":[{\"cveID\":\"CVE-2021-21972\"}]}");

        rig.crawl();
        assertThat(rig.taken()).containsExactly("kev /kev.json");
        SourceState second = rig.poll();

        assertThat(second.failure()).isNull();
        assertThat(second.listed()).isZero();
        assertThat(rig.taken()).isEmpty();

        rig.site.tagged("/kev.json", "{\"vulnerabilities\":[]}");
        rig.poll();
        assertThat(rig.taken()).isEmpty();
        rig.site.tagged("/kev.json", "{\"vulnerabilities\":[{},{}]}");
        rig.poll();
        assertThat(rig.taken()).containsExactly("kev /kev.json");
    }

    @Test
    void advisoriesOfXen_areTaken_withoutThoseThatHaveNothingYet() throws InterruptedException {
        rig(
                """
                kind: json-list
                url: SITE/xsa/xsa.json
                format: xsa-list
                list:
                  items: /0/xsas
                  id: /xsa
                  stamp: /version_time
                  having: [/files, /public_time]
                  detail: SITE/xsa/advisory-{/xsa}.txt
                  detailFormat: xsa
                  keep: both
                """);
        rig.site.page(
                "/xsa/xsa.json",
                "[{\"xsas\":[{\"xsa\":\"1\",\"public_time\":\"2011-03-14 12:00\",\"files\":[]},"
                        + "{\"xsa\":\"2\",\"public_time\":\"2099-01-01 12:00\"},{\"xsa\":\"3\",\"files\":null}]}]");
        rig.site.page("/xsa/advisory-1.txt", "one");

        SourceState state = rig.crawl();

        assertThat(state.failure()).isNull();
        assertThat(rig.taken())
                .containsExactly("xsa-list /xsa/xsa.json", "xsa /xsa/advisory-1.txt");
    }

    private static String cves(String query, int total) {
        int start = Integer.parseInt(query.replaceAll(".*startIndex=(\\d+).*", "$1"));
        String items =
                IntStream.range(start, Math.min(total, start + 3))
                        .mapToObj(id -> "{\"cve\":{\"id\":\"CVE-2026-" + id + "\"}}")
                        .collect(Collectors.joining(","));
        return "{\"totalResults\":" + total + ",\"vulnerabilities\":[" + items + "]}";
    }

    @Test
    void windows_areReadOneAfterTheOther_andLaterOnlyWhatIsNew() throws InterruptedException {
        rig(NVD).answer("/cves/2.0", query -> cves(query, 4));

        assertThat(rig.crawl().failure()).isNull();
        assertThat(rig.taken())
                .containsExactly(
                        "nvd /cves/2.0#from=2026-01-01T00:00:00Z&page=0",
                        "nvd /cves/2.0#from=2026-01-01T00:00:00Z&page=1",
                        "nvd /cves/2.0#from=2026-05-01T00:00:00Z&page=0",
                        "nvd /cves/2.0#from=2026-05-01T00:00:00Z&page=1",
                        "nvd /cves/2.0#from=2026-08-29T00:00:00Z&page=0",
                        "nvd /cves/2.0#from=2026-08-29T00:00:00Z&page=1");
        assertThat(rig.asked.getFirst())
                .isEqualTo(
                        "resultsPerPage=3&startIndex=0&lastModStartDate=2026-01-01T00%3A00%3A00.000%2B00%3A00"
                                + "&lastModEndDate=2026-05-01T00%3A00%3A00.000%2B00%3A00");

        rig.asked.clear();
        rig.now = rig.now.plus(Duration.ofHours(2));
        rig.crawl();

        assertThat(rig.asked).hasSize(2);
        assertThat(rig.asked.getFirst())
                .contains("lastModStartDate=2026-09-15T11%3A45")
                .contains("lastModEndDate=2026-09-15T14%3A00");
    }

    @Test
    void windowsOfOneVendor_areAskedForByItsCpe() throws InterruptedException {
        rig(NVD.replace("\"?results", "\"?virtualMatchString=cpe:2.3:*:vmware&results"))
                .answer("/cves/2.0", query -> cves(query, 1));

        assertThat(rig.crawl().failure()).isNull();
        assertThat(rig.asked)
                .hasSize(3)
                .allMatch(query ->
                        query.startsWith(
                                "virtualMatchString=cpe:2.3:*:vmware&resultsPerPage=3&startIndex=0&lastModStartDate="));
    }

    @Test
    void cursor_doesNotPassAFailure() throws InterruptedException {
        rig(NVD);
        var down = new AtomicBoolean(true);
        rig.site.page(
                "/cves/2.0",
                exchange -> {
                    String query = Rig.said(exchange);
                    rig.asked.add(query);
                    boolean fails = down.get() && query.contains("StartDate=2026-05-01");
                    LoopbackSite.send(exchange, fails ? 404 : 200, cves(query, 2));
                });

        SourceState first = rig.crawl();
        assertThat(first.failure()).contains("404");
        assertThat(rig.asked).noneMatch(query -> query.contains("StartDate=2026-08-29"));

        rig.asked.clear();
        down.set(false);
        SourceState second = rig.crawl();

        assertThat(second.failure()).isNull();
        assertThat(rig.asked.getFirst()).contains("StartDate=2026-04-30T23%3A45");
        assertThat(rig.asked.getLast()).contains("EndDate=2026-09-15T12");
    }

    @Test
    void truncatedPage_isAFault_andItsWindowIsReadAgain() throws InterruptedException {
        rig(NVD).site.page("/cves/2.0", Misbehaviour.cut(cves("startIndex=0", 3).getBytes(UTF_8)));

        assertThat(rig.crawl().failure()).contains("is not JSON");
        rig.answer("/cves/2.0", query -> cves(query, 1));
        rig.crawl();

        assertThat(rig.asked.getFirst()).contains("StartDate=2026-01-01");
    }

    @Test
    void listWithoutEnd_isCutAtItsMost() throws InterruptedException {
        rig("kind: json-list\nurl: SITE/l\nlist: {address: '?p={page}', items: /i, most: 5}")
                .answer("/l", query -> "{\"i\":[\"" + query + "\"]}");

        assertThat(rig.crawl().failure()).contains("more than 5 pages");
        assertThat(rig.asked).isEqualTo(List.of("p=0", "p=1", "p=2", "p=3", "p=4"));
    }

    @Test
    void cursor_passesWhatIsGoneForGood() throws InterruptedException {
        rig(NVD + "  detail: SITE/cve/{/cve/id}\n  detailFormat: page\n")
                .answer("/cves/2.0", query -> cves(query, 1));

        SourceState first = rig.crawl();
        assertThat(first.failure()).contains("404");

        rig.asked.clear();
        rig.crawl();

        assertThat(rig.asked.getFirst()).contains("StartDate=2026-09-15T11%3A45");
    }

    @Test
    void cursor_doesNotPassADocumentThatMayComeYet() throws InterruptedException {
        rig(NVD + "  detail: SITE/cve/{/cve/id}\n  detailFormat: page\n")
                .answer("/cves/2.0", query -> cves(query, 1));
        rig.site.page("/cve/CVE-2026-0", Misbehaviour.status(500));
        rig.crawl();

        rig.asked.clear();
        rig.crawl();

        assertThat(rig.asked.getFirst()).contains("StartDate=2026-01-01");
    }

    @Test
    void factsThatStandAfterTheItems_count() throws InterruptedException {
        rig("kind: json-list\nurl: SITE/l\nlist: {address: '?p={page}', items: /i, size: 2, total: /t/0, success: /ok}")
                .answer(
                        "/l",
                        query ->
                                "{\"i\":["
                                        + (query.equals("p=0") ? "1,2" : "3")
                                        + "],\"t\":[3],\"ok\":true}");

        assertThat(rig.crawl().failure()).isNull();
        assertThat(rig.asked).containsExactly("p=0", "p=1");

        rig.answer("/l", query -> "{\"i\":[1],\"ok\":false}");
        assertThat(rig.crawl().failure()).contains("says /ok is false");
    }

    @Test
    void emptyPage_andNull_andTwoLists_areNamedFaults() throws InterruptedException {
        rig("kind: json-list\nurl: SITE/l\nlist: {items: /i}");
        for (String body : List.of("", " ", "null", "7", "{\"i\":null}", "{\"i\":[],\"i\":[1]}")) {
            rig.site.page("/l", body);
            assertThat(rig.crawl().failure()).as(body).contains("/l").doesNotContain("Exception");
        }
    }
}
