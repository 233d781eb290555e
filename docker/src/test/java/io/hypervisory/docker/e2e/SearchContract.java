package io.hypervisory.docker.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Post;
import io.hypervisory.index.DirectIndex;
import io.hypervisory.index.query.QueryParser;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchResults;
import io.hypervisory.index.search.SearchResults.Facet;
import io.hypervisory.index.search.SearchResults.Fragment.Part;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.search.SearchResults.Match;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.Sort;
import io.hypervisory.index.web.ComponentHealth.Status;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the port of search owes on every server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract extends AnalysisContract {
    private static final String WHOLE = JudgedNotices.WHOLE.toString();

    private DirectIndex index;
    private SearchService search;

    /// Starts the server and says where.
    abstract URI started() throws Exception;

    @BeforeAll
    void fill() throws Exception {
        index = DirectIndex.open(started());
        index.write(JudgedNotices.all());
        assertThat(index.count()).isEqualTo(JudgedNotices.all().size());
        search = index.search();
    }

    @AfterAll
    void close() throws Exception {
        index.close();
    }

    private SearchResults search(String query, int from, int size, Sort sort) {
        return search.search(new SearchRequest(QueryParser.parse(query), from, size, sort));
    }

    private List<String> ids(String query) {
        return search(query, 0, 20, Sort.RELEVANCE).hits().stream().map(Hit::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "vendor:vmware type:advisory kind:security-fix",
        "impact:host-reboot",
        "component:service-console",
        "impactNo:vm-migration",
        "component:hypervisor",
        "formFactor:embedded",
        "mechanism:whole-image",
        "attack:guest-to-host",
        "attack:remote",
        "quality:re-released",
        "state:superseded",
        "fixes:iscsi",
        "library:openssl",
        "hardware:\"LSI*\"",
        "urgency:immediate",
        "kev:true",
        "fix:available fix:workaround",
        "severity:critical",
        "cve:CVE-2007-3108",
        "year:2008 type:advisory",
        "status:final",
        "source:vmware-announce kev:true",
        "product:\"ESX 3.5\"",
        "patch:ESX350-200712401-BG",
        "published:[2008-01-01 TO 2008-01-31]",
        "updated:2008-02",
    })
    void field_findsTheNoticeThatHasTheValue_andNoOther(String query) {
        assertThat(ids(query)).containsExactly(WHOLE);
    }

    @ParameterizedTest
    @CsvSource({
        "kev:false, vmware/VMSA-2009-0002",
        "urgency:low, vmware/VMSA-2009-0002",
        "fix:pending, vmware/VMSA-2009-0002",
        "fix:none-planned, vmware/VMSA-2009-0002",
        "-kev:true -kev:false type:advisory, vmware/VMSA-2010-0003",
        "-urgency:* type:advisory, vmware/VMSA-2010-0003",
        "-fix:* type:advisory, vmware/VMSA-2010-0003",
        "formFactor:classic, ",
        "impact:vm-migration, ",
        "kind:withdrawal, ",
    })
    void field_tellsUnknownFromNo(String query, String expected) {
        assertThat(ids(query))
                .isEqualTo(Optional.ofNullable(expected).map(List::of).orElse(List.of()));
    }

    @Test
    void year_ofAPatchWithoutADay_isThatOfTheRoundInItsId() {
        assertThat(ids("year:2008 type:patch")).containsExactly("vmware/ESX350-200802401-BG");
        assertThat(ids("published:* type:patch")).isEmpty();
    }

    @Test
    void hit_carriesWhatACardShows() {
        Hit hit =
                search("id:" + JudgedNotices.WHOLE.local(), 0, 1, Sort.RELEVANCE).hits().getFirst();

        assertThat(hit.id()).isEqualTo(WHOLE);
        assertThat(hit.type()).isEqualTo("advisory");
        assertThat(hit.vendor()).isEqualTo("vmware");
        assertThat(hit.publisher()).isEqualTo("VMware");
        assertThat(hit.severity()).isEqualTo("Critical");
        assertThat(hit.kinds()).containsExactly("security-fix");
        assertThat(hit.components())
                .containsExactly("service-console", "third-party", "hypervisor");
        assertThat(hit.impacts()).containsExactly("host-reboot");
        assertThat(hit.attacks()).containsExactly("remote", "guest-to-host");
        assertThat(hit.qualities()).containsExactly("re-released");
        assertThat(hit.states()).containsExactly("superseded");
        assertThat(hit.urgency()).isEqualTo("immediate");
        assertThat(hit.kev()).isTrue();
        assertThat(hit.due()).isEqualTo(LocalDate.of(2008, 3, 1));
        assertThat(hit.fix()).containsExactly("available", "workaround");
        assertThat(hit.published()).isEqualTo("2008-01-07T08:00:00Z");
        assertThat(hit.dates()).isNotNull();
        assertThat(hit.dates().published().zone()).isEqualTo("America/Los_Angeles");
        assertThat(hit.revision()).isEqualTo(1);
        assertThat(hit.provenance()).hasSize(1);
        assertThat(hit.provenance().getFirst().offset()).isEqualTo(42);
    }

    @Test
    void hit_leavesOpenWhatNobodySaid() {
        Hit hit = search("id:VMSA-2010-0003", 0, 1, Sort.RELEVANCE).hits().getFirst();

        assertThat(hit.kev()).isNull();
        assertThat(hit.due()).isNull();
        assertThat(hit.urgency()).isNull();
        assertThat(hit.published()).isNull();
        assertThat(hit.severity()).isNull();
        assertThat(hit.fix()).isEmpty();
        assertThat(hit.kinds()).isEmpty();
    }

    @Test
    void facets_countWhatTheQueryFinds_eachValue() {
        var facets = search("type:advisory", 0, 0, Sort.RELEVANCE).facets();

        assertThat(facets.get("vendor")).containsExactly(new Facet("vmware", 3));
        assertThat(facets.get("component"))
                .containsExactlyInAnyOrder(
                        new Facet("service-console", 1),
                        new Facet("third-party", 1),
                        new Facet("hypervisor", 1));
        assertThat(facets.get("urgency"))
                .containsExactlyInAnyOrder(new Facet("immediate", 1), new Facet("low", 1));
        assertThat(facets.get("kev"))
                .containsExactlyInAnyOrder(new Facet("true", 1), new Facet("false", 1));
        assertThat(facets.get("fix"))
                .containsExactlyInAnyOrder(
                        new Facet("available", 1),
                        new Facet("workaround", 1),
                        new Facet("pending", 1),
                        new Facet("none-planned", 1));
        assertThat(facets.get("attack")).hasSize(2);
        assertThat(facets.get("quality")).containsExactly(new Facet("re-released", 1));
        assertThat(facets.get("year")).containsExactly(new Facet("2009", 1), new Facet("2008", 1));
        for (var facet : facets.entrySet()) {
            // what is chosen of a facet does not narrow that facet itself
            String others = facet.getKey().equals("type") ? "" : "type:advisory ";
            for (Facet value : facet.getValue()) {
                assertThat(ids(others + facet.getKey() + ":" + value.value()))
                        .as(facet.getKey() + ":" + value.value())
                        .hasSize((int) value.count());
            }
        }
    }

    @Test
    void words_areFoundByTheirStem_andMarkedAsTheyStand() {
        Hit hit = search("mending consoles", 0, 5, Sort.RELEVANCE).hits().getFirst();

        assertThat(hit.id()).isEqualTo(WHOLE);
        assertThat(hit.highlights().get("text").getFirst().parts())
                .filteredOn(Part::found)
                .extracting(Part::text)
                .contains("mends", "console");
    }

    @Test
    void few_withEveryWord_haveOthersBesideThem_andFacetsSayWhatChoosingGives() {
        String words = "small fault little known";
        var found = search(words, 0, 20, Sort.RELEVANCE);

        assertThat(found.match()).isEqualTo(Match.FEW);
        assertThat(found.hits())
                .extracting(Hit::id)
                .containsExactly("vmware/VMSA-2009-0002", "blogs.example.org/0123abcd");
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.facets().get("type"))
                .containsExactlyInAnyOrder(new Facet("advisory", 1), new Facet("post", 1));
        for (Facet type : found.facets().get("type")) {
            var chosen = search(words + " type:" + type.value(), 0, 20, Sort.RELEVANCE);
            assertThat(chosen.total()).as(type.value()).isEqualTo(type.count());
        }
    }

    @Test
    void most_isFoundWhereNothingHasAll_withFacetsAndPages() {
        String words = "library console vulnerabilities little fault";
        var found = search(words, 0, 20, Sort.RELEVANCE);
        var first = search.page(QueryParser.parse(words), Sort.RELEVANCE, 1, null);
        var second = search.page(QueryParser.parse(words), Sort.RELEVANCE, 20, first.cursor());

        assertThat(found.match()).isEqualTo(Match.MOST);
        assertThat(found.hits()).extracting(Hit::id).contains(WHOLE, "vmware/VMSA-2009-0002");
        assertThat(Stream.of(first, second).flatMap(page -> page.hits().stream()))
                .extracting(Hit::id)
                .containsExactlyElementsOf(found.hits().stream().map(Hit::id).toList());
        for (Facet type : found.facets().get("type")) {
            var chosen = search(words + " type:" + type.value(), 0, 20, Sort.RELEVANCE);
            assertThat(chosen.total()).as(type.value()).isEqualTo(type.count());
            assertThat(chosen.facets().get("type"))
                    .as("what is chosen of a facet does not narrow that facet")
                    .hasSameSizeAs(found.facets().get("type"));
        }
    }

    @Test
    void few_standAlone_inOrderOfTime_andWhereTheQuestionIsShort() {
        var newest = new Sort(Sort.By.PUBLISHED, false);

        assertThat(search("small fault little known", 0, 20, newest).total()).isEqualTo(1);
        assertThat(search("little known", 0, 20, Sort.RELEVANCE).match()).isEqualTo(Match.WRITTEN);
    }

    @Test
    void few_areOneList_pageByPage_whateverComesBetween() throws Exception {
        var query = QueryParser.parse("small fault little known");
        var first = search.page(query, Sort.RELEVANCE, 1, null);
        SearchResults second;
        SearchResults anew;
        index.write(crowd());
        try {
            assertThat(index.count()).isEqualTo(JudgedNotices.all().size() + crowd().size());
            second = search.page(query, Sort.RELEVANCE, 1, first.cursor());
            anew = search.page(query, Sort.RELEVANCE, 5, null);
        } finally {
            send("POST", "/hypervisory/_bulk?refresh=true", crowdDeleted());
        }

        assertThat(first.hits()).extracting(Hit::id).containsExactly("vmware/VMSA-2009-0002");
        assertThat(second.hits()).extracting(Hit::id).containsExactly("blogs.example.org/0123abcd");
        assertThat(anew.total()).as("what came weighs the words anew").isEqualTo(1);
    }

    /// Makes three words of the question so common that they weigh less than the fourth.
    private static List<Post> crowd() {
        return IntStream.range(0, 30)
                .mapToObj(i -> JudgedNotices.post("crowd-" + i, "A small fault", "Little is new."))
                .toList();
    }

    private static String crowdDeleted() {
        return crowd().stream()
                .map(post -> Map.of("delete", Map.of("_id", "post/" + post.id())))
                .map(line -> Json.text(line) + "\n")
                .collect(joining());
    }

    @Test
    void pages_areOneList_inTheOrderThatWasAskedFor() {
        long all = JudgedNotices.all().size();
        var ascending = new Sort(Sort.By.PUBLISHED, true);
        List<String> whole = search("", 0, 20, ascending).hits().stream().map(Hit::id).toList();
        List<String> paged =
                IntStream.range(0, (int) all)
                        .mapToObj(from -> search("", from, 1, ascending).hits().getFirst().id())
                        .toList();

        assertThat(paged).isEqualTo(whole).hasSize((int) all);
        assertThat(search("", 0, 1, Sort.RELEVANCE).total()).isEqualTo(all);
        assertThat(whole.getFirst()).isEqualTo(WHOLE);
        assertThat(whole.subList(2, whole.size()))
                .as("those without a date come last")
                .contains("vmware/VMSA-2010-0003");
        assertThat(
                        search("", 0, 20, new Sort(Sort.By.PUBLISHED, false))
                                .hits()
                                .getLast()
                                .published())
                .isNull();
    }

    @Test
    void record_isTheOneThatWasWritten_byteForByte() {
        for (var entry : JudgedNotices.all()) {
            assertThat(search.record(entry.id())).hasValue(Json.bytes(entry));
        }
        assertThat(search.record(NoticeId.parse("vmware/NONE"))).isEmpty();
    }

    @Test
    void health_saysHowMuchThereIs() {
        assertThat(search.health().status()).isEqualTo(Status.UP);
        assertThat(search.health().detail()).contains(JudgedNotices.all().size() + " documents");
    }
}
