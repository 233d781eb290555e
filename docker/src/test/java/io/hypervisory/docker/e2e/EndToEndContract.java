package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What every set of servers must make of the archive. The servers start once; the site is switched
/// off at first, so what needs an empty start comes first.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class EndToEndContract extends KibanaContract {
    private static final String XEN = "/csaf/xen/white/";
    private static final String CHANGED = "VMSA-2008-0001";

    @TempDir static Path data;

    private Story story;

    /// The page of a notice of Xen's that lacks a colon until a test mends it.
    private String broken;

    private String whole;

    /// Which servers to use, in the words of the process environment.
    abstract Map<String, String> environment();

    @BeforeAll
    void start() throws Exception {
        story = new Story(environment(), data);
        broken = story.pageWithout(XEN, ArchiveFacts.cvesOfTwoVendors().keySet());
        story.archive()
                .replace(
                        broken,
                        text -> {
                            whole = text;
                            return broken(text);
                        });
    }

    @Override
    Story story() {
        return story;
    }

    private static String broken(String json) {
        return json.replaceFirst(":", " ");
    }

    @AfterAll
    void stop() {
        story.close();
    }

    @Test
    @Order(1)
    void sources_areShownAsFailed_whileTheSiteIsOff() throws Exception {
        story.awaitQuiet();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.http().get("/api/health").statusCode() == 200);
        JsonNode health = story.http().json("/api/health");
        var told = story.topics().latest(IngestTopics.SOURCES, SourceState.class);

        assertThat(story.http().total("")).isZero();
        assertThat(health.path("status").asString()).isEqualTo("degraded");
        for (Source source : story.sources()) {
            JsonNode component = health.path("components").path("source " + source.name());
            assertThat(component.path("status").asString()).isEqualTo("degraded");
            assertThat(component.path("detail").asString()).contains(source.url().toString());
            assertThat(told.get(source.name()).health()).isEqualTo(Health.FAILED);
            assertThat(told.get(source.name()).failure()).contains(source.url().toString());
        }
    }

    @Test
    @Order(2)
    void hit_leadsToTheBytesItCameFrom() throws Exception {
        story.load();
        JsonNode found = story.http().search("vendor:vmware \"service console\"", "");
        JsonNode place = found.path("hits").path(0).path("provenance").path(0);
        String url = place.path("url").asString();
        ConsumerRecord<String, byte[]> document =
                story.topics()
                        .at(
                                place.path("topic").asString(),
                                place.path("partition").asInt(),
                                place.path("offset").asLong());

        assertThat(found.path("total").asLong()).isPositive();
        assertThat(url).startsWith(story.mirror().url() + "pipermail/security-announce/");
        assertThat(place.path("topic").asString()).isEqualTo("hypervisory.documents.v1");
        assertThat(Digests.sha256(Committed.body(document)))
                .isEqualTo(place.path("sha256").asString());
        try (var site = new Http(story.mirror().url())) {
            assertThat(Committed.body(document)).asString().isEqualTo(site.get(url).body());
            assertThat(raw(place).body()).isEqualTo(site.get(url).body());
        }
    }

    private HttpResponse<String> raw(JsonNode place) throws Exception {
        String at = place.path("partition").asInt() + "/" + place.path("offset").asLong();
        return story.http().get("/api/documents/" + at);
    }

    /// The archive says nowhere what a patch does to a host, so that facet has no value to count.
    @Test
    @Order(2)
    void search_countsItsFacets() throws Exception {
        story.load();
        JsonNode facets = story.http().search("", "&size=0").path("facets");

        assertThat(facets.propertyNames())
                .containsExactlyInAnyOrder(
                        "vendor",
                        "type",
                        "severity",
                        "urgency",
                        "kind",
                        "component",
                        "impact",
                        "attack",
                        "fix",
                        "kev",
                        "quality",
                        "year");
        for (JsonNode vendor : facets.path("vendor")) {
            assertThat(vendor.path("count").asLong())
                    .isEqualTo(story.http().total("vendor:" + vendor.path("value").asString()));
        }
        assertThat(facets.path("vendor")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(facets.path("severity")).isNotEmpty();
        assertThat(facets.path("kind")).isNotEmpty();
        assertThat(facets.path("year")).isNotEmpty();
    }

    /// One mail of the archive has a digit too many in its subject.
    @Test
    @Order(2)
    void advisory_isFoundFirst_byAnyFormOfItsId() throws Exception {
        story.load();
        JsonNode record = story.http().json("/api/advisories/vmware/VMSA-2008-00011");

        assertThat(record.path("id").asString()).isEqualTo("vmware/VMSA-2008-0011");
        assertThat(Http.texts(record.at("/content/aliases"))).contains("VMSA-2008-00011");
        for (String form : List.of("VMSA-2008-00011", "vmsa-2008-0011", "id:VMSA-2008-00011")) {
            assertThat(story.http().search(form, "").at("/hits/0/id").asString())
                    .as(form)
                    .isEqualTo("vmware/VMSA-2008-0011");
        }
    }

    @Test
    @Order(2)
    void advisory_isThereWithItsCves_forEachMailOfTheArchive() throws Exception {
        story.load();
        var dated = ArchiveFacts.datedVmsas();

        assertThat(dated).hasSizeGreaterThan(30);
        for (var row : dated.entrySet()) {
            var answer = story.http().get("/api/advisories/vmware/" + row.getKey());
            assertThat(answer.statusCode()).as(row.getKey()).isEqualTo(200);
            JsonNode content = Json.MAPPER.readTree(answer.body()).path("content");
            assertThat(Http.texts(content.path("cves")))
                    .as(row.getKey())
                    .isEqualTo(new TreeSet<>(row.getValue()));
        }
    }

    @Test
    @Order(2)
    void everyRowOfTheHistory_comesOutAsItWentIn_andLeavesOpenWhatItLeftOpen() throws Exception {
        story.load();
        var differences = new ArrayList<String>();
        List<HistoryRows.Row> rows = HistoryRows.all();
        for (HistoryRows.Row row : rows) {
            var answer = story.http().get("/api/advisories/" + row.id());
            if (answer.statusCode() == 200) {
                JsonNode content = Json.MAPPER.readTree(answer.body()).path("content");
                differences.addAll(row.differences(content));
            } else {
                differences.add(row.id() + ": " + answer.statusCode());
            }
        }

        assertThat(rows).hasSizeGreaterThan(480);
        assertThat(differences).isEmpty();
    }

    /// The patches of ESX 2.x have no ids of their own; they stand in their advisory's table.
    @Test
    @Order(2)
    void numberedPatches_standInTheTablesOfTheirAdvisories() throws Exception {
        story.load();
        var numbered = HistoryRows.numberedPatches();

        assertThat(numbered).isNotEmpty();
        for (var advisory : numbered.entrySet()) {
            JsonNode content =
                    story.http()
                            .json("/api/advisories/vmware/" + advisory.getKey())
                            .path("content");
            assertThat(content.path("patchTable").findValuesAsString("fix"))
                    .as(advisory.getKey())
                    .containsAll(advisory.getValue());
        }
    }

    @Test
    @Order(2)
    void posts_haveTheirDayAndAuthor() throws Exception {
        story.load();
        for (var row : HistoryRows.posts()) {
            String title = row.get("title").replaceAll("[^A-Za-z0-9. ]", " ").strip();
            JsonNode hit =
                    story.http()
                            .search("type:post title:\"" + title + "\"", "")
                            .path("hits")
                            .path(0);
            assertThat(hit.path("title").asString()).as(title).isEqualTo(row.get("title"));
            if (row.get("date").matches("\\d{4}-\\d\\d-\\d\\d")) {
                assertThat(hit.toString()).as(title).contains(row.get("date"));
            }
        }
    }

    @Test
    @Order(2)
    void otherVendors_haveTheirReleases_posts_andCves() throws Exception {
        story.load();
        for (var event : HistoryRows.vendorEvents().toList()) {
            String words = event.get("item").replaceAll("[^A-Za-z0-9. ]", " ");
            assertThat(story.http().total("\"" + words.strip() + "\""))
                    .as(event.get("item"))
                    .isPositive();
        }
        assertThat(story.http().total("vendor:virtual-iron type:patch")).isPositive();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    var told =
                            story
                                    .topics()
                                    .latest(IngestTopics.ASSERTIONS, Assertion.class)
                                    .values()
                                    .stream()
                                    .map(Assertion::cve)
                                    .toList();
                    assertThat(told)
                            .containsAll(
                                    HistoryRows.vendorCves().map(row -> row.get("cve")).toList());
                });
    }

    /// One that NVD tags with ESX, and one of the service console's packages.
    @ParameterizedTest
    @Order(2)
    @CsvSource({
        "CVE-2007-1270, 5.0, MEDIUM, AV:N/AC:L/Au:N/C:N/I:P/A:N, vmware/esx",
        "CVE-2007-0494, 4.3, MEDIUM, ,"
    })
    void cveOf2007_showsNvdsScore(
            String cve, double score, String severity, String vector, String platform)
            throws Exception {
        story.load();
        JsonNode known = story.http().json("/api/cves/" + cve).path("knowledge");

        assertThat(known.path("scores")).as(known.toString()).hasSize(1);
        assertThat(known.at("/scores/0/scheme").asString()).isEqualTo("cvss-2.0");
        assertThat(known.at("/scores/0/baseScore").asDouble()).isEqualTo(score);
        assertThat(known.at("/scores/0/severity").asString()).isEqualTo(severity);
        assertThat(known.at("/scores/0/vector").asString(null)).isEqualTo(vector);
        assertThat(known.at("/scores/0/by").asString()).isEqualTo("nvd-2007");
        assertThat(known.at("/tagged/0/platforms/0").asString(null)).isEqualTo(platform);
    }

    @Test
    @Order(2)
    void search_refusesWhatItCannotRead_namingTheParameter() throws Exception {
        var size = story.http().get("/api/advisories?size=many");
        JsonNode syntax = story.http().search("vendor:vmware AND (reboot", "");

        assertThat(size.statusCode()).isEqualTo(400);
        assertThat(size.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(story.http().json("/api/advisories?size=many").path("parameter").asString())
                .isEqualTo("size");
        assertThat(syntax.path("status").asInt()).isEqualTo(400);
        assertThat(syntax.path("parameter").asString()).isEqualTo("q");
        assertThat(syntax.path("column").asInt()).isPositive();
    }

    @Test
    @Order(2)
    void cve_listsEveryVendorsNotice_withTheDaysBetween() throws Exception {
        story.load();
        var expected = ArchiveFacts.cvesOfTwoVendors();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    var told = story.topics().latest(EnrichTopics.CVES, CveRecord.class);
                    expected.forEach((cve, shared) ->
                            assertThat(ArchiveFacts.Shared.of(told.get(cve)))
                                    .as(cve)
                                    .isEqualTo(shared));
                });
        assertThat(expected).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    @Order(3)
    void document_thatCannotBeRead_isADeadLetterAndTheRestGoesOn() throws Exception {
        story.load();
        var letters = story.topics().values(IngestTopics.DEAD_LETTERS, DeadLetter.class);

        assertThat(letters).hasSize(1);
        DeadLetter letter = letters.getFirst();
        var document = story.topics().at(letter.topic(), letter.partition(), letter.offset());
        assertThat(letter.stage()).isEqualTo("read");
        assertThat(letter.reason()).isEqualTo("not-json");
        assertThat(letter.url()).isEqualTo(story.at(broken).toString());
        assertThat(letter.topic()).isEqualTo(IngestTopics.DOCUMENTS.name());
        assertThat(Digests.sha256(document.value())).isEqualTo(letter.sha256());
        assertThat(new String(Committed.body(document), UTF_8)).isEqualTo(broken(whole));
        long others = story.pages(XEN).size() - 1;
        assertThat(others).isPositive();
        assertThat(story.http().total("vendor:xen type:advisory")).isEqualTo(others);

        putBack(letter);

        story.archive().replace(broken, _ -> whole);
        story.crawl(story.source("/csaf/xen/"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> story.http().total("vendor:xen type:advisory") == others + 1);
    }

    /// It fails again, so that it is open once more, at the place where it was produced again.
    private void putBack(DeadLetter letter) throws Exception {
        assertThat(story.http().post("/api/dead-letters/" + letter.key() + "/back").statusCode())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    JsonNode open = story.http().json("/api/dead-letters").path("deadLetters");
                    assertThat(open).hasSize(1);
                    assertThat(open.at("/0/offset").longValue()).isGreaterThan(letter.offset());
                    assertThat(open.at("/0/partition").intValue()).isEqualTo(letter.partition());
                    assertThat(open.at("/0/sha256").stringValue()).isEqualTo(letter.sha256());
                });
    }

    @Test
    @Order(4)
    void secondCrawl_writesNothing_whenTheServerAnswersNotModified() throws Exception {
        story.load();
        var before = story.records();
        long notModified = story.mirror().answered304();

        List<SourceState> states = story.crawlAll();

        assertThat(states)
                .allSatisfy(state -> {
                    assertThat(state.health()).isEqualTo(Health.OK);
                    assertThat(state.listed()).isPositive();
                    assertThat(state.unchanged()).isEqualTo(state.listed());
                });
        // a file of many documents is taken whole by a pass that one asks for
        long whole =
                story.sources().stream().filter(each -> each.way() instanceof Way.BulkFile).count();
        assertThat(story.mirror().answered304() - notModified)
                .isEqualTo(states.stream().mapToLong(SourceState::listed).sum() - whole);
        assertThat(story.records()).isEqualTo(before);
        assertThat(before.get(EnrichTopics.CHANGES.name())).isPositive();
    }

    @Test
    @Order(4)
    void secondCrawl_writesNothing_whenTheServerSaysTheSameInOtherBytes() throws Exception {
        story.load();
        var before = story.records();
        int documents = story.topics().of(IngestTopics.DOCUMENTS).size();
        story.mirror().forget(true);
        story.mirror().treat(new Noise());
        try {
            List<SourceState> states = story.crawlAll();

            assertThat(states)
                    .allSatisfy(state -> assertThat(state.fetched()).isEqualTo(state.listed()));
            assertThat(story.topics().of(IngestTopics.DOCUMENTS))
                    .hasSize(
                            documents
                                    + (int) states.stream().mapToLong(SourceState::fetched).sum());
            assertThat(story.records()).isEqualTo(before);
        } finally {
            story.mirror().forget(false);
            story.mirror().treat((_, answer) -> answer);
            story.crawlAll();
        }
    }

    private Advisory advisory(String local) {
        return (Advisory)
                story.topics().latest(EnrichTopics.ADVISORIES, Entry.class).get("vmware/" + local);
    }

    @Test
    @Order(5)
    void word_isFoundAfterTheNextCrawl_withOneRecordAndOneChange() throws Exception {
        story.load();
        var before = story.records();
        int revision = advisory(CHANGED).lineage().revision();
        assertThat(story.http().total("quokka")).isZero();

        story.archive()
                .replace(
                        story.mailOf(CHANGED),
                        text -> text.replace("The subject of this", "The quokka of this"));
        story.crawl(story.source("/pipermail/"));

        await().atMost(Duration.ofSeconds(30)).until(() -> story.http().total("quokka") == 1);
        var after = story.records();
        assertThat(after.get(EnrichTopics.ADVISORIES.name()))
                .isEqualTo(before.get(EnrichTopics.ADVISORIES.name()) + 1);
        assertThat(after.get(EnrichTopics.CHANGES.name()))
                .isEqualTo(before.get(EnrichTopics.CHANGES.name()) + 1);
        Change change =
                story.topics().values(EnrichTopics.CHANGES, Change.class).stream()
                        .filter(each -> each.id().local().equals(CHANGED))
                        .filter(each -> each.entryType().equals("advisory"))
                        .reduce((_, last) -> last)
                        .orElseThrow();
        assertThat(change.kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change.cause()).isEqualTo(Cause.PUBLISHER);
        assertThat(change.revision()).isEqualTo(revision + 1);
        assertThat(change.differences())
                .extracting(Difference::path)
                .containsExactly("/notes/0/text");
        assertThat(change.differences().getFirst().after()).contains("quokka");
        Advisory advisory = advisory(CHANGED);
        assertThat(advisory.lineage().revision()).isEqualTo(revision + 1);
        assertThat(advisory.lineage().hash()).isEqualTo(change.hash());
        assertThat(story.http().total("quokka id:" + CHANGED)).isEqualTo(1);
    }
}
