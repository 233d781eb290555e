package io.hypervisory.ingest.read.csaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Documents of many publishers, every field against values that a person wrote down without seeing
/// what the reader makes of them. Sentences stand there as digest and length.
class HandCheckedCsafTest {
    private static final Path EXPECTED = Path.of("src/test/resources/csaf/expected");

    @TestFactory
    Stream<DynamicTest> everyField_isAsWrittenByHand() {
        List<Path> expectations =
                Files.isDirectory(EXPECTED)
                        ? Corpus.files(EXPECTED).stream()
                                .filter(file -> file.toString().endsWith(".json"))
                                .toList()
                        : List.of();
        System.out.println("csaf: " + expectations.size() + " documents checked by hand");
        if (!expectations.isEmpty()) {
            Corpus.folder("csaf", HandCheckedCsafTest.class);
        }
        return expectations.stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    @Test
    void handCheckedDocuments_areEnough_andOfManyPublishers() {
        var publishers = new java.util.TreeSet<String>();
        var expectations = Corpus.files(EXPECTED);
        for (Path file : expectations) {
            JsonNode expected = Json.MAPPER.readTree(Corpus.bytes(file));
            publishers.add(expected.path("publisher").path("namespace").stringValue());
        }

        assertThat(expectations).hasSizeGreaterThanOrEqualTo(25);
        assertThat(publishers).hasSizeGreaterThanOrEqualTo(6);
    }

    private static void check(Path file) {
        JsonNode expected = Json.MAPPER.readTree(Corpus.bytes(file));
        Path folder = Corpus.folder("csaf", HandCheckedCsafTest.class).getParent();
        Path document = folder.resolve(expected.path("document").stringValue());
        AdvisoryFacts facts = Documents.advisory(Documents.of("csaf", Corpus.bytes(document)));
        assertThat(new Expectation(facts).differences(expected)).isEmpty();
    }

    @Test
    void difference_isFound_inAnyFieldThatIsWrong() {
        AdvisoryFacts facts =
                Documents.advisory(Documents.of("csaf", Documents.fixture("csaf/esxi.json")));
        String right =
                """
                {"id": "vmware/VMSA-2024-0006", "title": {"sha256": "%s", "length": 18}, "language": "en-US",
                 "status": "final", "productCount": 4, "remediationCount": 2, "cves": ["CVE-2024-22252"],
                 "vulnerabilities": [{"index": 0, "statuses": {"known_affected": 2},
                   "remediations": [{"category": "vendor_fix", "restartRequired": {"category": "machine", "details": {"sha256": "%s", "length": 8}}},
                                    {"category": "workaround", "restartRequired": null}]}],
                 "products": [{"index": 3, "id": "P1:P3", "path": []}]}
                """
                        .formatted(
                                Expectation.digest("ESXi test advisory"),
                                Expectation.digest("the host"));
        assertThat(new Expectation(facts).differences(Json.MAPPER.readTree(right.getBytes(UTF_8))))
                .isEmpty();
        for (String[] change :
                new String[][] {
                    {"0006", "0007"},
                    {"18}", "19}"},
                    {"\"en-US\"", "null"},
                    {"\"machine\"", "\"system\""},
                    {"\"P1:P3\"", "\"P1\""},
                    {"\"known_affected\": 2", "\"known_affected\": 3"},
                    {"\"productCount\"", "\"noSuchField\""}
                }) {
            JsonNode wrong = Json.MAPPER.readTree(right.replace(change[0], change[1]));
            assertThat(new Expectation(facts).differences(wrong)).as(change[1]).isNotEmpty();
        }
    }
}
