package io.hypervisory.docker.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.Rules;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.index.export.csaf.CsafExport;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import io.hypervisory.ingest.read.csaf.check.CsafChecks;
import io.hypervisory.ingest.read.csaf.check.CsafReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What comes in by whatever format goes out as valid CSAF.
class CsafExportTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /// FIRST's schemas of scores, as far as they tell versions apart; the mandatory tests check the
    /// scores themselves.
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "https://www.first.org/cvss/cvss-v2.0.json", version("2.0"),
                    "https://www.first.org/cvss/cvss-v3.0.json", version("3.0"),
                    "https://www.first.org/cvss/cvss-v3.1.json", version("3.1"));

    private static String version(String version) {
        return "{\"type\":\"object\",\"required\":[\"version\",\"vectorString\",\"baseScore\"],"
                + "\"properties\":{\"version\":{\"const\":\""
                + version
                + "\"}}}";
    }

    private final Readers readers = StandardReaders.all();
    private final MergeStep merge = new MergeStep(new Classifier(Rules.standard()));

    /// A folder of the corpus; without it the test is skipped, aloud.
    private static Path folder(String name) {
        Path folder = Path.of(System.getProperty("corpus", "corpus")).resolve(name);
        if (!Files.isDirectory(folder)) {
            System.out.println("NOT RUN: no " + name + " in the corpus, no export was validated");
            Assumptions.abort("no " + name + " in the corpus");
        }
        return folder;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Stream<Entry> entries(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        var document =
                new Document(
                        "file",
                        "auto",
                        false,
                        file.toUri().toString(),
                        null,
                        null,
                        -1,
                        -1,
                        Digests.sha256(body),
                        NOW,
                        body);
        return readers.read(document) instanceof Reading.Read(List<Notice> notices)
                ? notices.stream().flatMap(this::merged)
                : Stream.of();
    }

    private Stream<Entry> merged(Notice notice) {
        return merge.apply(MergeState.EMPTY, notice, NOW).outputs().stream()
                .filter(Output.Publish.class::isInstance)
                .map(output -> ((Output.Publish) output).entry());
    }

    private static Schema schema() throws IOException {
        Path file = folder("csaf/oasis-2.0/json_schema").resolve("csaf_json_schema.json");
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(ELSEWHERE))
                .getSchema(Files.readString(file));
    }

    @Test
    void documents_ofEveryPublisher_areValid_andPassTheMandatoryTests() throws IOException {
        Schema schema = schema();
        var faults = new TreeMap<String, String>();
        var counts = new TreeMap<String, Integer>();
        for (String name : List.of("csaf", "cvrf", "msrc", "real-texts", "feeds/rome")) {
            for (Path file : files(folder(name))) {
                if (Files.size(file) > 2_000_000) {
                    continue;
                }
                entries(file)
                        .limit(20)
                        .forEach(entry -> {
                            counts.merge(entry.getClass().getSimpleName(), 1, Integer::sum);
                            String fault = fault(schema, entry);
                            if (!fault.isEmpty()) {
                                faults.put(file + " " + entry.id(), fault);
                            }
                        });
            }
        }
        System.out.println("CSAF exported from the corpus: " + counts);
        assertThat(faults).isEmpty();
        assertThat(counts.get("Advisory")).isGreaterThan(700);
        assertThat(counts).containsKeys("Patch", "Post");
    }

    private static String fault(Schema schema, Entry entry) {
        JsonNode csaf = Json.MAPPER.readTree(Json.bytes(CsafExport.of(entry)));
        var against = schema.validate(csaf);
        if (!against.isEmpty()) {
            return against.getFirst().toString();
        }
        var verdict = CsafChecks.of(csaf);
        return verdict != null && verdict.findings().isEmpty()
                ? ""
                : verdict == null ? "no version" : CsafReport.of("export", verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rhsa-2021_5186.json", "cisco-sa-20180328-smi2.json"})
    void facts_comeThrough(String name) throws IOException {
        Path file = folder("csaf/oasis-2.0/examples/csaf").resolve(name);
        JsonNode original = Json.MAPPER.readTree(Files.readAllBytes(file));
        JsonNode csaf = CsafExport.of(entries(file).findFirst().orElseThrow());

        assertThat(csaf.at("/document/title")).isEqualTo(original.at("/document/title"));
        assertThat(csaf.at("/document/aggregate_severity/text"))
                .isEqualTo(original.at("/document/aggregate_severity/text"));
        assertThat(csaf.at("/document/publisher/category").asString()).isEqualTo("other");
        assertThat(csaf.at("/document/references/0/summary").asString())
                .matches("Original|Source document .*");
        assertThat(csaf.at("/vulnerabilities/0/cve"))
                .isEqualTo(original.at("/vulnerabilities/0/cve"));
        assertThat(csaf.at("/vulnerabilities/0/product_status"))
                .isEqualTo(original.at("/vulnerabilities/0/product_status"));
        assertThat(csaf.at("/vulnerabilities/0/remediations")).isNotEmpty();
    }

    @Test
    void score_comesThrough_withItsProducts() throws IOException {
        Path file = folder("csaf/oasis-2.0/examples/csaf").resolve("cisco-sa-20180328-smi2.json");
        JsonNode original =
                Json.MAPPER.readTree(Files.readAllBytes(file)).at("/vulnerabilities/0/scores/0");
        JsonNode score =
                CsafExport.of(entries(file).findFirst().orElseThrow())
                        .at("/vulnerabilities/0/scores/0");

        assertThat(score.at("/cvss_v3/baseScore").doubleValue())
                .isEqualTo(original.at("/cvss_v3/baseScore").doubleValue())
                .isPositive();
        assertThat(score.path("products")).isEqualTo(original.path("products"));
    }

    @Test
    void revision_thatIsNotTheFirst_hasAHistoryInOrder() throws IOException {
        Path file = folder("csaf/oasis-2.0/examples/csaf").resolve("rhsa-2021_5186.json");
        var json =
                (ObjectNode)
                        Json.MAPPER.readTree(Json.bytes(entries(file).findFirst().orElseThrow()));
        json.withObject("/lineage").put("revision", 4).put("changedAt", "2026-03-01T00:00:00.5Z");
        Entry revised = Json.read(Json.bytes(json), Entry.class);
        JsonNode tracking = CsafExport.of(revised).at("/document/tracking");

        assertThat(tracking.path("version").asString()).isEqualTo("1.3.0");
        assertThat(tracking.path("current_release_date").asString())
                .isEqualTo("2026-03-01T00:00:00.500Z");
        assertThat(tracking.path("revision_history")).hasSize(2);
        assertThat(fault(schema(), revised)).isEmpty();
    }
}
