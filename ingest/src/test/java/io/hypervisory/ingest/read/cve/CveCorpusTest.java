package io.hypervisory.ingest.read.cve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Every list about CVEs of the corpus, told by plain looks at what it holds and counted by plain
/// walks over it. What may be refused stands in `cve-corpus-refusals.properties`, with its reason.
class CveCorpusTest {
    private static final double LEAST_SHARE = 0.98;
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern YAML_HEAD = Pattern.compile("(#.*\\R|---\\s)*[a-z_]+:\\s");

    private final Readers readers = StandardReaders.all();
    private final Properties mayBeRefused = refusals();

    /// What a folder held of one format.
    private static final class Count {
        int documents;
        int read;
        int assertions;
    }

    /// A document of the corpus: its format, and how many CVEs, scores and CPEs stand in it.
    private record Held(String format, Set<String> cves, long scores, long cpes) {}

    @TestFactory
    Stream<DynamicTest> folders() {
        return Stream.of("cve5", "nvd", "osv", "kev", "epss")
                .map(folder -> DynamicTest.dynamicTest(folder, () -> isRead(folder)));
    }

    private void isRead(String folder) throws InterruptedException {
        Path root = Corpus.folder(folder, CveCorpusTest.class);
        var counts = new TreeMap<String, Count>();
        var softly = new SoftAssertions();
        List<Path> files = Corpus.files(root);
        for (Path file : files) {
            byte[] body = Corpus.bytes(file);
            Held held = held(plain(body));
            if (held != null) {
                Count count = counts.computeIfAbsent(held.format(), _ -> new Count());
                check(folder + "/" + root.relativize(file), held, body, count, softly);
            }
        }
        print(folder, files.size(), counts);
        softly.assertAll();
        counts.forEach((format, count) ->
                assertThat((double) count.read / count.documents)
                        .as("%s as %s", folder, format)
                        .isGreaterThanOrEqualTo(LEAST_SHARE));
    }

    private void check(String name, Held held, byte[] body, Count count, SoftAssertions softly)
            throws InterruptedException {
        var taken = new ArrayList<Assertion>();
        var skipped = new ArrayList<String>();
        AssertionReader reader = readers.ofList(held.format());
        Unreadable fault =
                reader.read(
                        Documents.of(held.format(), body),
                        new AssertionReader.Taker() {
                            @Override
                            public void take(Assertion assertion) {
                                taken.add(assertion);
                            }

                            @Override
                            public void skip(String error) {
                                skipped.add(error);
                            }
                        });
        count.documents++;
        count.assertions += taken.size();
        if (fault != null || !skipped.isEmpty()) {
            System.out.println("  refused " + name + ": " + fault + " " + skipped);
            softly.assertThat(mayBeRefused).as("%s: %s %s", name, fault, skipped).containsKey(name);
            return;
        }
        count.read++;
        softly.assertThat(taken.stream().map(Assertion::cve))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(held.cves());
        softly.assertThat(scores(taken)).as(name + " scores").isEqualTo(held.scores());
        softly.assertThat(cpes(taken)).as(name + " CPEs").isEqualTo(held.cpes());
    }

    private static long scores(List<Assertion> taken) {
        return entries(taken)
                .flatMap(entry -> entry.metrics().stream())
                .filter(metric -> metric.scheme().startsWith("cvss-"))
                .count();
    }

    private static long cpes(List<Assertion> taken) {
        return entries(taken)
                .flatMap(entry -> entry.affected().stream())
                .filter(affected -> affected.cpe() != null)
                .count();
    }

    private static Stream<CveEntry> entries(List<Assertion> taken) {
        return taken.stream().filter(CveEntry.class::isInstance).map(CveEntry.class::cast);
    }

    private static void print(String folder, int files, Map<String, Count> counts) {
        if (counts.isEmpty()) {
            System.out.println(folder + ": nothing to prove with");
        }
        counts.forEach((format, count) ->
                System.out.printf(
                        "%s: %d files, %d documents of %s, %d read, %d refused, %d assertions%n",
                        folder,
                        files,
                        count.documents,
                        format,
                        count.read,
                        count.documents - count.read,
                        count.assertions));
    }

    /// Null when it is no document of a list about CVEs.
    private static @Nullable Held held(byte[] body) {
        String text = new String(body, UTF_8).strip();
        if (text.startsWith("cve,epss") || text.startsWith("#model_version")) {
            return ofLines("epss", text);
        }
        if (text.startsWith("cveID,")) {
            return ofLines("kev", text);
        }
        JsonNode json = json(text);
        if (json == null) {
            return null;
        }
        if (json.at("/cveMetadata/cveId").isString()) {
            return cve5(json);
        }
        if (json.path("CVE_Items").isArray()) {
            return nvd11(json);
        }
        if (json.path("vulnerabilities").isArray() && json.has("totalResults")) {
            return nvd(json);
        }
        if (json.path("vulnerabilities").isArray() && json.has("catalogVersion")) {
            return new Held("kev", named(json.path("vulnerabilities"), "/cveID"), 0, 0);
        }
        return json.path("id").isString() && (json.has("affected") || json.has("modified"))
                ? osv(json)
                : null;
    }

    private static Held ofLines(String format, String text) {
        Set<String> cves = new HashSet<>();
        text.lines()
                .filter(line -> line.startsWith("CVE-"))
                .forEach(line -> cves.add(line.substring(0, line.indexOf(','))));
        return new Held(format, cves, 0, 0);
    }

    private static Held cve5(JsonNode json) {
        long scores = 0;
        long cpes = 0;
        var containers = new ArrayList<>(List.of(json.at("/containers/cna")));
        json.at("/containers/adp").forEach(containers::add);
        for (JsonNode container : containers) {
            for (JsonNode metric : container.path("metrics")) {
                scores +=
                        metric.propertyNames().stream().filter(n -> n.startsWith("cvssV")).count();
            }
            cpes += listed(container.path("affected"));
        }
        return new Held(
                "cve-json5", Set.of(json.at("/cveMetadata/cveId").asString()), scores, cpes);
    }

    /// The CPEs of products; the first stands at each status of its versions.
    private static long listed(JsonNode products) {
        long cpes = 0;
        for (JsonNode product : products) {
            Set<String> statuses = new HashSet<>();
            product.path("versions")
                    .forEach(version -> statuses.add(version.path("status").asString("")));
            int size = product.path("cpes").size();
            cpes += size == 0 ? 0 : size - 1 + Math.max(1, statuses.size());
        }
        return cpes;
    }

    private static Held nvd(JsonNode json) {
        long scores = 0;
        long cpes = vulnerable(json, "criteria");
        for (JsonNode item : json.path("vulnerabilities")) {
            for (var metric : item.at("/cve/metrics").properties()) {
                scores += metric.getKey().startsWith("cvss") ? metric.getValue().size() : 0;
            }
            for (JsonNode said : item.at("/cve/affected")) {
                cpes += listed(said.path("affectedData"));
            }
        }
        return new Held("nvd", named(json.path("vulnerabilities"), "/cve/id"), scores, cpes);
    }

    private static Held nvd11(JsonNode json) {
        long scores = 0;
        for (JsonNode item : json.path("CVE_Items")) {
            scores += item.path("impact").size();
        }
        return new Held(
                "nvd-1.1",
                named(json.path("CVE_Items"), "/cve/CVE_data_meta/ID"),
                scores,
                vulnerable(json, "cpe23Uri"));
    }

    private static long vulnerable(JsonNode json, String cpe) {
        return json.findParents(cpe).stream()
                .filter(match -> match.path("vulnerable").asBoolean(false))
                .count();
    }

    private static Held osv(JsonNode json) {
        Set<String> cves = new HashSet<>();
        add(json.path("id"), cves);
        json.path("aliases").forEach(alias -> add(alias, cves));
        if (cves.isEmpty()) {
            json.path("upstream").forEach(upstream -> add(upstream, cves));
        }
        long vectors =
                json.path("severity")
                        .valueStream()
                        .filter(severity -> severity.path("type").asString("").startsWith("CVSS"))
                        .count();
        return new Held("osv", cves, cves.size() * vectors, 0);
    }

    private static void add(JsonNode name, Set<String> cves) {
        if (name.asString("").matches("CVE-\\d{4}-\\d{4,}")) {
            cves.add(name.asString());
        }
    }

    private static Set<String> named(JsonNode list, String pointer) {
        Set<String> named = new HashSet<>();
        list.forEach(item -> named.add(item.at(pointer).asString()));
        return named;
    }

    private static @Nullable JsonNode json(String text) {
        try {
            if (text.startsWith("{")) {
                return Json.MAPPER.readTree(text);
            }
            return YAML_HEAD.matcher(text).lookingAt() ? YAML.readTree(text) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static byte[] plain(byte[] body) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            return body;
        }
    }

    private static Properties refusals() {
        var refusals = new Properties();
        try (var in = CveCorpusTest.class.getResourceAsStream("cve-corpus-refusals.properties")) {
            refusals.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return refusals;
    }
}
