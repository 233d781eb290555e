package io.hypervisory.docker.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CsafShelfTest {
    private static final URI BASE = URI.create("http://127.0.0.1:1/");
    private static final Path SCHEMAS =
            Path.of(System.getProperty("corpus", "corpus"), "csaf", "oasis-2.0", "json_schema");

    /// The schema asks FIRST for these; the scores are checked by a test of our own.
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "https://www.first.org/cvss/cvss-v2.0.json", "{}",
                    "https://www.first.org/cvss/cvss-v3.0.json", version("3.0"),
                    "https://www.first.org/cvss/cvss-v3.1.json", version("3.1"));

    private final List<ShelfNotice> shelf = ShelfNotice.load();
    private final List<Page> pages =
            CsafShelf.providers(shelf, BASE).stream()
                    .flatMap(provider -> provider.pages().stream())
                    .toList();

    @Test
    void shelf_holdsWhatTheDemoNeeds() {
        assertThat(documents()).hasSizeGreaterThanOrEqualTo(60).hasSize(153);
        assertThat(CsafShelf.providers(shelf, BASE))
                .extracting(CsafShelf.Provider::name)
                .containsExactly(
                        "Citrix",
                        "Microsoft Security Response Center",
                        "Oracle",
                        "VMware",
                        "Xen Project");
    }

    @Test
    void cvesOfTwoVendors_areAtLeastTen() {
        var vendors =
                shelf.stream()
                        .filter(notice -> notice.released() != null)
                        .flatMap(notice ->
                                notice.vulnerabilities().stream()
                                        .map(each -> Map.entry(each.cve(), notice.vendor())))
                        .collect(
                                groupingBy(
                                        Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
        vendors.values().removeIf(names -> names.size() < 2);
        assertThat(vendors)
                .hasSizeGreaterThanOrEqualTo(10)
                .containsEntry("CVE-2018-12207", Set.of("vmware", "xen", "oracle"));
    }

    @Test
    void document_isValidCsaf() throws IOException {
        Schema schema = schema("csaf_json_schema.json");
        for (Page page : documents()) {
            assertThat(schema.validate(json(page))).as(page.path()).isEmpty();
        }
        var broken = (ObjectNode) json(documents().getFirst());
        broken.withObject("/document").remove("title");
        assertThat(schema.validate(broken)).as("the validation can fail").isNotEmpty();
    }

    @Test
    void metadata_isValid() throws IOException {
        Schema schema = schema("provider_json_schema.json");
        for (Page page : ending("provider-metadata.json")) {
            assertThat(schema.validate(json(page))).as(page.path()).isEmpty();
        }
    }

    @Test
    void document_definesEveryProductIdThatItUses() {
        for (Page page : documents()) {
            var document = json(page);
            var used = new HashSet<String>();
            document.findValues("products")
                    .forEach(ids -> ids.forEach(id -> used.add(id.asString())));
            document.findValues("product_ids")
                    .forEach(ids -> ids.forEach(id -> used.add(id.asString())));
            for (String status : List.of("known_affected", "fixed")) {
                document.findValues(status)
                        .forEach(ids -> ids.forEach(id -> used.add(id.asString())));
            }
            assertThat(document.findValuesAsString("product_id"))
                    .as(page.path())
                    .doesNotHaveDuplicates()
                    .containsAll(used);
        }
    }

    @Test
    void document_holdsTheFactsOfItsNotice() {
        for (ShelfNotice notice : shelf) {
            if (notice.released() == null) {
                continue;
            }
            var document = new CsafDocument(notice, notice.released()).json();
            String text = document.toString();
            assertThat(document.findValuesAsString("cve"))
                    .containsExactlyElementsOf(
                            notice.vulnerabilities().stream().map(each -> each.cve()).toList());
            assertThat(document.at("/document/tracking/initial_release_date").asString())
                    .isEqualTo(notice.released() + "T00:00:00Z");
            notice.references().forEach(url -> assertThat(text).contains(url));
            for (var product : notice.products()) {
                product.affected().forEach(version -> assertThat(text).contains(version));
                product.fixed().forEach(version -> assertThat(text).contains(version));
            }
            for (var weakness : notice.vulnerabilities()) {
                weakness.cvss().forEach(score -> assertThat(text).contains(score.vector()));
                if (weakness.kev() != null) {
                    assertThat(text).contains("since " + weakness.kev().added());
                }
            }
        }
    }

    @Test
    void productStatus_isGiven_onlyWhereTheFactsSayWhichVulnerability() {
        JsonNode one = document("CVE-2024-21407");
        assertThat(one.at("/document/category").asString()).isEqualTo("csaf_security_advisory");
        assertThat(one.at("/vulnerabilities/0/product_status/known_affected").isEmpty()).isFalse();
        assertThat(one.at("/vulnerabilities/0/remediations/0/category").asString())
                .isEqualTo("vendor_fix");
        JsonNode several = document("VMSA-2021-0002");
        assertThat(several.at("/document/category").asString()).isEqualTo("csaf_base");
        assertThat(several.findValues("product_status")).isEmpty();
        assertThat(several.findValues("remediations")).isEmpty();
        assertThat(several.at("/document/notes/0/text").asString())
                .contains("VMware Cloud Foundation is fixed in: 3.10.1.2");
    }

    @Test
    void severity_standsOnlyWhereTheVendorGaveAWord() {
        assertThat(document("CVE-2024-21407").at("/document/aggregate_severity/text").asString())
                .isEqualTo("Critical");
        assertThat(document("VMSA-2021-0002").at("/document/aggregate_severity").isMissingNode())
                .isTrue();
    }

    @Test
    void exploitation_isAThreatWithItsDay() {
        JsonNode threat = document("VMSA-2023-0023").at("/vulnerabilities/0/threats/0");
        assertThat(threat.get("category").asString()).isEqualTo("exploit_status");
        assertThat(threat.get("date").asString()).isEqualTo("2024-01-22T00:00:00Z");
    }

    @Test
    void cwe_hasItsOfficialName_whereverANoticeNamesOne() {
        long named =
                shelf.stream()
                        .filter(notice -> notice.released() != null)
                        .flatMap(notice -> notice.vulnerabilities().stream())
                        .filter(weakness -> weakness.cwe() != null)
                        .count();
        long written =
                documents().stream().mapToLong(page -> json(page).findValues("cwe").size()).sum();
        assertThat(written).isEqualTo(named).isPositive();
    }

    @Test
    void fileName_followsTheStandardsRule() {
        assertThat(CsafDocument.fileName("VMSA-2021-0002")).isEqualTo("vmsa-2021-0002.json");
        assertThat(CsafDocument.fileName("2022_#01-A")).isEqualTo("2022_01-a.json");
        assertThat(CsafDocument.fileName("RHSA-2023:7435")).isEqualTo("rhsa-2023_7435.json");
        assertThat(CsafDocument.fileName("Guard+3.json")).isEqualTo("guard+3_json.json");
    }

    @Test
    void lists_nameEveryDocument_newestFirst() {
        for (Page index : ending("index.txt")) {
            String folder = index.path().substring(0, index.path().lastIndexOf('/') + 1);
            var listed = index.text().lines().map(line -> folder + line).toList();
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(
                            documents().stream()
                                    .map(Page::path)
                                    .filter(path -> path.startsWith(folder))
                                    .toList());
        }
        for (Page changes : ending("changes.csv")) {
            var dates = changes.text().lines().map(line -> line.split("\"")[3]).toList();
            assertThat(dates).isNotEmpty().isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void feed_leadsToEveryDocument() {
        Set<String> led = new HashSet<>();
        for (Page page : ending("feed-tlp-white.json")) {
            StreamSupport.stream(json(page).at("/feed/entry").spliterator(), false)
                    .map(entry -> entry.at("/content/src").asString())
                    .forEach(url -> led.add(URI.create(url).getPath()));
        }
        assertThat(led)
                .containsExactlyInAnyOrderElementsOf(documents().stream().map(Page::path).toList());
    }

    @Test
    void rating_followsTheScaleOfCvss3() {
        assertThat(List.of(0.0, 0.1, 3.9, 4.0, 6.9, 7.0, 8.9, 9.0))
                .extracting(CsafDocument::rating)
                .containsExactly(
                        "NONE", "LOW", "LOW", "MEDIUM", "MEDIUM", "HIGH", "HIGH", "CRITICAL");
    }

    @Test
    void missingTable_isNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FactTables.rows("nowhere.csv", row -> row))
                .withMessageContaining("nowhere.csv");
    }

    private JsonNode document(String id) {
        return json(ending("/" + CsafDocument.fileName(id)).getFirst());
    }

    private List<Page> documents() {
        return pages.stream().filter(page -> page.path().matches(".*/white/\\d{4}/.*")).toList();
    }

    private List<Page> ending(String end) {
        return pages.stream().filter(page -> page.path().endsWith(end)).toList();
    }

    private static JsonNode json(Page page) {
        return Json.MAPPER.readTree(page.text());
    }

    private static Schema schema(String name) throws IOException {
        boolean there = Files.isReadable(SCHEMAS.resolve(name));
        if (!there) {
            System.out.println("NOT RUN: no " + name + " in the corpus, nothing was validated");
        }
        assumeTrue(there, "no " + name + " in the corpus");
        var schemas = new HashMap<>(ELSEWHERE);
        schemas.put(
                "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json",
                Files.readString(SCHEMAS.resolve("csaf_json_schema.json")));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas))
                .getSchema(Files.readString(SCHEMAS.resolve(name)));
    }

    /// What FIRST's schema of a version demands of the fields that we write.
    private static String version(String version) {
        return """
        {"type": "object",
         "required": ["version", "vectorString", "baseScore", "baseSeverity"],
         "properties": {
           "version": {"const": "%1$s"},
           "vectorString": {"type": "string",
             "pattern": "^CVSS:%1$s/AV:[NALP]/AC:[LH]/PR:[NLH]/UI:[NR]/S:[UC]/C:[NLH]/I:[NLH]/A:[NLH]"},
           "baseScore": {"type": "number", "minimum": 0, "maximum": 10},
           "baseSeverity": {"enum": ["NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"]}}}
        """
                .formatted(version);
    }
}
