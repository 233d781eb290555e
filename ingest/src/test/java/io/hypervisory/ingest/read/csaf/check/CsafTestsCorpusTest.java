package io.hypervisory.ingest.read.csaf.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The standard's own test files, and what their names or lists say of each.
class CsafTestsCorpusTest {
    private static final double WANTED = 0.98;

    /// Since 2.1 files come without a list here, and their numbers say it: below 10 and from 20 to
    /// 29 they fail the test, from 11 to 19 and from 31 on they pass it.
    private static final Pattern NAME_2_1 =
            Pattern.compile("oasis_csaf_tc-csaf_2_1-2024-(6-1-[\\d-]+)-(\\d\\d)\\.json");

    private static final Pattern FOLDER =
            Pattern.compile(
                    "secvisogram-validator-tests/mandatoryTest_([\\d_]+)/(valid|failing)/.*");
    private static final String MISSES = "csaf-test-misses.tsv";

    /// What a file is said to be.
    private record Case(String file, String test, boolean valid) {}

    @Test
    void verdicts_areThoseThatTheFilesStandFor() {
        Path folder = Corpus.folder("csaf", CsafTestsCorpusTest.class);
        Map<String, String> known = misses("verdict");
        var missed = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        var counts = new TreeMap<String, int[]>();
        List<Case> cases = cases(folder);
        for (Case each : cases) {
            int[] count = counts.computeIfAbsent(each.file().split("/")[0], f -> new int[2]);
            count[0]++;
            CsafVerdict verdict =
                    CsafChecks.of(Json.MAPPER.readTree(Corpus.bytes(folder.resolve(each.file()))));
            boolean passed = verdict != null && !verdict.failedTests().contains(each.test());
            if (verdict != null && passed == each.valid()) {
                count[1]++;
                continue;
            }
            missed.add(each.file());
            if (!known.containsKey(each.file())) {
                unknown.add(each + ": " + (verdict == null ? "no version" : verdict.findings()));
            }
        }
        counts.forEach((name, count) ->
                System.out.printf("csaf/%s: %d files, %d as stated%n", name, count[0], count[1]));
        assertThat(unknown).isEmpty();
        assertThat(known.keySet()).isEqualTo(Set.copyOf(missed));
        assertThat(cases).hasSizeGreaterThan(400);
        assertThat(1.0 * (cases.size() - missed.size()) / cases.size())
                .isGreaterThanOrEqualTo(WANTED);
    }

    /// Files of 2.1 with results: they name each wrong place.
    @Test
    void findings_areWhereTheStandardSaysTheyAre() {
        Path folder =
                Corpus.folder("csaf/oasis-2.1/test/validator/data", CsafTestsCorpusTest.class);
        Map<String, String> known = misses("place");
        int compared = 0;
        for (Path file : Corpus.files(folder)) {
            Path document = Path.of(file.toString().replace(".result.json", ".json"));
            if (!file.toString().endsWith(".result.json") || !Files.exists(document)) {
                continue;
            }
            JsonNode result = Json.MAPPER.readTree(Corpus.bytes(file)).path("primary_result");
            String test = result.path("id").stringValue();
            String name = "oasis-2.1/test/validator/data/" + folder.relativize(document);
            if (!test.startsWith("6.1.") || known.containsKey(name)) {
                continue;
            }
            compared++;
            assertThat(places(document, test)).as(name).isEqualTo(places(result));
        }
        System.out.printf("csaf/oasis-2.1: %d results compared by place%n", compared);
        assertThat(compared).isGreaterThan(20);
    }

    private static Set<String> places(Path document, String test) {
        CsafVerdict verdict = CsafChecks.of(Json.MAPPER.readTree(Corpus.bytes(document)));
        assertThat(verdict).isNotNull();
        return verdict.findings().stream()
                .filter(finding -> finding.test().equals(test))
                .map(CsafFinding::pointer)
                .collect(Collectors.toSet());
    }

    private static Set<String> places(JsonNode result) {
        var places = new HashSet<String>();
        for (JsonNode error : result.path("errors")) {
            places.add(error.path("instance_path").stringValue());
        }
        return places;
    }

    /// Whatever test they were written for, these are valid as a whole.
    @Test
    void validDocuments_failNoTest() {
        Path folder = Corpus.folder("csaf", CsafTestsCorpusTest.class);
        Map<String, String> known = misses("valid");
        Set<String> valid = validAsAWhole(folder);
        var missed = new TreeMap<String, List<CsafFinding>>();
        for (String file : valid) {
            CsafVerdict verdict = verdictOrNull(folder.resolve(file));
            if (verdict != null && !verdict.findings().isEmpty()) {
                missed.put(file, verdict.findings());
            }
        }
        System.out.printf(
                "csaf: %d documents valid as a whole, %d pass all tests%n",
                valid.size(), valid.size() - missed.size());
        assertThat(valid).hasSizeGreaterThan(300);
        assertThat(missed.keySet()).as("%s", missed).isEqualTo(known.keySet());
    }

    private static Set<String> validAsAWhole(Path folder) {
        var valid = new HashSet<String>();
        String data = "oasis-2.0/test/validator/data/";
        JsonNode listed =
                Json.MAPPER.readTree(Corpus.bytes(folder.resolve(data + "testcases.json")));
        for (JsonNode test : listed.path("tests")) {
            for (String list : List.of("failures", "valid")) {
                for (JsonNode entry : test.path(list)) {
                    String file = data + entry.path("name").stringValue();
                    if (entry.path("valid").booleanValue() && Files.exists(folder.resolve(file))) {
                        valid.add(file);
                    }
                }
            }
        }
        for (Path file : Corpus.files(folder.resolve("oasis-2.1/test/validator/data"))) {
            String name = folder.relativize(file).toString();
            Matcher mandatory = NAME_2_1.matcher(file.getFileName().toString());
            boolean passes = mandatory.matches() && (mandatory.group(2).charAt(0) - '0') % 2 == 1;
            if (passes || name.contains("/recommended/") || name.contains("/informative/")) {
                valid.add(name);
            }
        }
        for (String examples : List.of("oasis-2.0/examples/csaf", "oasis-2.1/examples/csaf")) {
            Corpus.files(folder.resolve(examples))
                    .forEach(file -> valid.add(folder.relativize(file).toString()));
        }
        return valid;
    }

    /// How real publishers fare; no verdict is expected here.
    @Test
    void realDocuments_failWhatTheyFail() {
        Path folder = Corpus.folder("csaf", CsafTestsCorpusTest.class);
        for (String publisher :
                List.of("cisa", "redhat-trustify", "redhat-vex-claircore", "vuls-fixtures")) {
            var failed = new TreeMap<String, Integer>();
            int documents = 0;
            int valid = 0;
            for (Path file : Corpus.files(folder.resolve(publisher))) {
                CsafVerdict verdict = verdictOrNull(file);
                if (verdict == null) {
                    continue;
                }
                documents++;
                valid += verdict.findings().isEmpty() ? 1 : 0;
                verdict.failedTests().forEach(test -> failed.merge(test, 1, Integer::sum));
            }
            System.out.printf(
                    "csaf/%s: %d documents, %d pass all tests, failed %s%n",
                    publisher, documents, valid, failed);
            assertThat(documents).isPositive();
        }
    }

    private static CsafVerdict verdictOrNull(Path file) {
        try {
            return CsafChecks.of(Json.MAPPER.readTree(Corpus.bytes(file)));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<Case> cases(Path folder) {
        var cases = new ArrayList<Case>();
        String data = "oasis-2.0/test/validator/data/";
        JsonNode listed =
                Json.MAPPER.readTree(Corpus.bytes(folder.resolve(data + "testcases.json")));
        for (JsonNode test : listed.path("tests")) {
            if (test.path("group").stringValue().equals("mandatory")) {
                listed(folder, data, test, "failures", cases);
                listed(folder, data, test, "valid", cases);
            }
        }
        for (Path file : Corpus.files(folder)) {
            String name = folder.relativize(file).toString();
            Matcher newer = NAME_2_1.matcher(file.getFileName().toString());
            if (newer.matches() && name.startsWith("oasis-2.1/")) {
                boolean valid = (newer.group(2).charAt(0) - '0') % 2 == 1;
                cases.add(new Case(name, newer.group(1).replaceAll("-0?", "."), valid));
            }
            Matcher other = FOLDER.matcher(name);
            if (other.matches()) {
                cases.add(
                        new Case(
                                name,
                                other.group(1).replace('_', '.'),
                                other.group(2).equals("valid")));
            }
        }
        return cases;
    }

    private static void listed(
            Path folder, String data, JsonNode test, String list, List<Case> cases) {
        for (JsonNode entry : test.path(list)) {
            String file = data + entry.path("name").stringValue();
            if (Files.exists(folder.resolve(file))) {
                cases.add(new Case(file, test.path("id").stringValue(), list.equals("valid")));
            }
        }
    }

    /// @param kind what is missed: a `verdict`, a `place`, or that a document is `valid` as a whole
    private static Map<String, String> misses(String kind) {
        try (var stream = CsafTestsCorpusTest.class.getResourceAsStream(MISSES)) {
            return new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .filter(columns -> columns[0].equals(kind))
                    .collect(Collectors.toMap(columns -> columns[1], columns -> columns[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
