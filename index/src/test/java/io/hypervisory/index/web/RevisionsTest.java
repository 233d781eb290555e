package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.Entries;
import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.related.RelatedStore;
import io.hypervisory.index.revision.InMemoryRevisions;
import io.hypervisory.index.revision.KeptRevisions;
import io.hypervisory.index.revision.Story;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RevisionsTest {
    private static final String RECORD = "/api/advisories/" + Story.ID;

    private final FakeSearch search = new FakeSearch();
    private final InMemoryRevisions revisions = new InMemoryRevisions();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Story story =
            new Story()
                    .then("2008-01-07", "2008-01-07")
                    .then("2008-02-20", "2008-01-07", "2008-02-20")
                    .then("2008-03-05", "2008-01-07", "2008-02-20", "2008-03-05");
    private volatile boolean caughtUp = true;
    private WebServer server;

    @BeforeEach
    void start() {
        server =
                WebServer.start(
                        WebSettings.loopback(0),
                        new Boards(
                                search,
                                new KeptRevisions(search, revisions, () -> caughtUp),
                                CveBoard.NONE,
                                LagBoard.NONE,
                                RelatedStore.NONE,
                                PlatformStore.NONE,
                                new FakeSources(),
                                DeadLetterBoard.NONE,
                                HealthSource.NONE,
                                RebuildBoard.NONE,
                                OriginalBoard.NONE),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        search.put(story.newest());
        story.changes().forEach(revisions::put);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({"vmsa-2008-0001", "VMSA-2008-00001"})
    void anyFormOfTheId_leadsToTheRecord(String id) throws Exception {
        assertThat(get("/api/advisories/vmware/" + id).statusCode()).isEqualTo(200);
        assertThat(get("/api/advisories/vmware/" + id + "/revisions").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        return Json.MAPPER.readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "?asOf=2008-02-01, 1",
        "?asOf=2008-02-20, 2",
        "?asOf=2008-03-05T08:00:00Z, 3",
        "?knownAsOf=2026-11-25T10:00:00Z, 1",
        "?knownAsOf=2026-11-25T11:01:59%2B01:00, 2",
        "?knownAsOf=2026-11-25, 3",
        "/revisions/1, 1",
        "/revisions/3, 3",
    })
    void record_isThatOfTheTimeOrNumberAskedFor(String rest, int revision) throws Exception {
        assertThat(json(RECORD + rest))
                .isEqualTo(Json.MAPPER.readTree(Json.text(story.state(revision))));
    }

    @ParameterizedTest
    @CsvSource({
        "?asOf=2008-01-06, 404, asOf, first appeared on 2008-01-07",
        "?knownAsOf=2026-11-24, 404, knownAsOf, first seen here at 2026-11-25T10:00:00Z",
        "?asOf=2008-02-30, 400, asOf, 2008-02-30",
        "?asOf=, 400, asOf, neither a day",
        "?asOf=2008-01-07&asOf=2008-01-08, 400, asOf, given 2 times",
        "?knownAsOf=yesterday, 400, knownAsOf, neither a day",
        "?asOf=2008-01-07&knownAsOf=2026-11-25, 400, knownAsOf, give one of them",
        "?asof=2008-01-07, 400, asof, 'known are asOf, knownAsOf'",
        "/revisions?asOf=2008-01-07, 400, asOf, no parameter",
        "/revisions/4, 404, revision, 'revisions 1 to 3, not 4'",
        "/revisions/0, 404, revision, 'revisions 1 to 3, not 0'",
        "/revisions/first, 400, revision, neither a revision",
        "/revisions/2..1, 400, revision, 2 does not come before 1",
        "/revisions/2..2, 400, revision, 2 does not come before 2",
        "/revisions/1..9, 404, revision, 'revisions 1 to 3, not 9'",
        "/revisions/99999999999, 400, revision, neither a revision",
    })
    void problem_namesTheParameter_andSaysWhatWouldDo(
            String rest, int status, String parameter, String detail) throws Exception {
        var answer = get(RECORD + rest);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        JsonNode problem = Json.MAPPER.readTree(answer.body());
        assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
        assertThat(problem.path("detail").asString()).contains(detail);
    }

    /// A list learned it in 2024; its publisher said nothing of it in 2008.
    @Test
    void whatListsSay_isNoPartOfAsOf_andTheAnswerSaysSo() throws Exception {
        ObjectNode known = Json.MAPPER.valueToTree(story.newest());
        ((ObjectNode) known.get("content"))
                .putArray("knowledge")
                .addObject()
                .put("cve", "CVE-2007-3108")
                .putArray("exploited")
                .addObject()
                .put("by", "kev")
                .put("added", "2024-06-01");
        search.put(Json.MAPPER.treeToValue(known, Entry.class));

        JsonNode then = json(RECORD + "?asOf=2008-03-05");

        assertThat(then.path("content").has("knowledge")).isFalse();
        assertThat(then.at("/leftOut/0").asString()).isEqualTo("/content/knowledge");
        assertThat(json(RECORD + "?knownAsOf=2026-11-25").at("/content/knowledge")).hasSize(1);
        assertThat(json(RECORD).at("/content/knowledge")).hasSize(1);
        assertThat(json(RECORD).has("leftOut")).isFalse();
    }

    @Test
    void page_listsRevisions_andComparesThemSideBySide() throws Exception {
        String path = "/advisories/vmware/VMSA-2008-0001";
        String page = get(path).body();
        String compared = get(path + "/revisions/1..3").body();

        assertThat(page)
                .contains("<h2 id=\"revisions\">Revisions</h2>")
                .contains("href=\"" + path + "/revisions/2\"")
                .contains("href=\"" + path + "/revisions/2..3\"")
                .doesNotContain("/revisions/0..1");
        assertThat(compared)
                .contains("Both records as they stood", "/currentReleaseDate", "<del>", "<ins>")
                .contains("href=\"" + path + "#revisions\"");
        assertThat(get(path + "/revisions/2..3").body())
                .contains("href=\"" + path + "/revisions/1..2\" rel=\"prev\"");
    }

    @Test
    void pageOfAnEarlierRevision_saysThatItIsOne() throws Exception {
        String path = "/advisories/vmware/VMSA-2008-0001";

        assertThat(get(path + "/revisions/2").body()).contains("Revision 2 of 3, as it stood.");
        assertThat(get(path + "/revisions/3").body()).doesNotContain("as it stood.");
    }

    @Test
    void page_standsWithoutItsRevisions_whileTheyCannotBeTold() throws Exception {
        caughtUp = false;
        revisions.put(story.told(2));

        var answer = get("/advisories/vmware/VMSA-2008-0001");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Its revisions cannot be told now.");
    }

    @Test
    void list_tellsOfEachRevision() throws Exception {
        JsonNode list = json(RECORD + "/revisions");

        assertThat(list.path("id").asString()).isEqualTo(Story.ID);
        assertThat(list.path("type").asString()).isEqualTo("advisory");
        assertThat(list.path("revisions").valueStream())
                .extracting(one -> one.path("revision").asInt())
                .containsExactly(1, 2, 3);
        JsonNode second = list.at("/revisions/1");
        assertThat(second.at("/published/said").asString()).isEqualTo("2008-02-20");
        assertThat(second.path("at").asString()).isEqualTo("2026-11-25T10:01:00Z");
        assertThat(second.path("cause").asString()).isEqualTo("publisher");
        assertThat(second.path("kind").asString()).isEqualTo("revised");
        assertThat(second.path("silent").booleanValue()).isFalse();
        assertThat(second.path("differences").asInt()).isEqualTo(1);
        assertThat(second.path("hash").asString()).isEqualTo("22222222");
        assertThat(second.path("whole").booleanValue()).isTrue();
        assertThat(list.at("/revisions/0").has("differences")).isFalse();
        assertThat(list.at("/revisions/0").has("silent")).isFalse();
    }

    @Test
    void comparison_tellsFieldByField_overSeveralRevisions() throws Exception {
        JsonNode compared = json(RECORD + "/revisions/1..3");

        assertThat(compared.at("/from/revision").asInt()).isEqualTo(1);
        assertThat(compared.at("/to/revision").asInt()).isEqualTo(3);
        assertThat(compared.path("basis").asString()).isEqualTo("records");
        assertThat(compared.path("differences").valueStream())
                .extracting(one -> one.path("path").asString())
                .contains("/title", "/currentReleaseDate/said", "/publisherRevisions/1");
        JsonNode title =
                compared.path("differences")
                        .valueStream()
                        .filter(one -> one.path("path").asString().equals("/title"))
                        .findFirst()
                        .orElseThrow();
        assertThat(title.path("before").asString()).isEqualTo("\"Title 1\"");
        assertThat(title.path("after").asString()).isEqualTo("\"Title 3\"");
    }

    @Test
    void whatWasNotKept_isSaidSo_andWhatItsChangeToldIsStillTold() throws Exception {
        revisions.put(story.told(2));
        JsonNode list = json(RECORD + "/revisions");
        JsonNode told = json(RECORD + "/revisions/1..2");
        var record = get(RECORD + "/revisions/2");
        var later = get(RECORD + "/revisions/2..3");
        var asOf = get(RECORD + "?asOf=2008-02-20");

        assertThat(list.at("/revisions/1/whole").booleanValue()).isFalse();
        assertThat(list.at("/revisions/1").has("published")).isFalse();
        assertThat(told.path("basis").asString()).isEqualTo("change");
        assertThat(told.at("/differences/0/path").asString()).isEqualTo("/title");
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(later.body()).path("basis").asString()).isEqualTo("change");
        for (var answer : List.of(record, asOf)) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("state-not-kept").contains("revision 2");
        }
    }

    /// What is not read yet must not be called lost.
    @Test
    void whatIsNotThereYet_is503_whileRevisionsAreStillRead() throws Exception {
        caughtUp = false;
        int complete = get(RECORD + "/revisions").statusCode();
        revisions.put(story.told(2));

        assertThat(complete).isEqualTo(200);
        for (String rest : List.of("/revisions", "/revisions/2", "?asOf=2008-02-20")) {
            var answer = get(RECORD + rest);
            assertThat(answer.statusCode()).as(rest).isEqualTo(503);
            assertThat(answer.body()).contains("still being read");
        }
    }

    @Test
    void ids_mayHoldSlashes() throws Exception {
        search.put(Entries.advisory(NoticeId.parse("openstack/a/b"), "Slash"));

        assertThat(json("/api/advisories/openstack/a/b").path("id").asString())
                .isEqualTo("openstack/a/b");
        assertThat(json("/api/advisories/openstack/a/b/revisions").path("revisions")).hasSize(1);
        assertThat(json("/api/advisories/openstack/a/b/revisions/1").path("id").asString())
                .isEqualTo("openstack/a/b");
    }

    @Test
    void nothing_isKnownOfAnUnknownId() throws Exception {
        for (String rest : new String[] {"?asOf=2008-01-07", "/revisions", "/revisions/1..2"}) {
            var answer = get("/api/advisories/vmware/none" + rest);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("nothing is known of vmware/none");
        }
    }

    @Test
    void everything_says503_whileTheStoreIsDown() throws Exception {
        search.down = true;

        assertThat(get(RECORD + "?asOf=2008-02-01").statusCode()).isEqualTo(503);
        assertThat(get(RECORD + "/revisions").statusCode()).isEqualTo(503);
    }
}
