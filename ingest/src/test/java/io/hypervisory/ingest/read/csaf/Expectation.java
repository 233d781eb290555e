package io.hypervisory.ingest.read.csaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Threat;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Facts in the form of an expectation file, and how the two differ.
record Expectation(AdvisoryFacts facts) {
    private static final int DIGEST = 16;
    private static final Set<String> OF_THE_FILE = Set.of("document", "index", "remark");

    static String digest(String text) {
        return Digests.sha256(text.getBytes(UTF_8)).substring(0, DIGEST);
    }

    /// One line for each field that is otherwise than expected; only expected fields are compared,
    /// and one that no notice has is a difference too.
    List<String> differences(JsonNode expected) {
        var differences = new ArrayList<String>();
        compare("", expected, actual(), differences);
        return differences;
    }

    private void compare(
            String path, JsonNode expected, @Nullable Object actual, List<String> differences) {
        if (expected.isObject() && expected.has("sha256")) {
            text(path, expected, actual, differences);
        } else if (expected.isObject() && actual instanceof Map<?, ?> map) {
            object(path, expected, map, differences);
        } else if (expected.isArray() && actual instanceof List<?> list) {
            array(path, expected, list, differences);
        } else if (!same(expected, actual)) {
            differences.add(path + ": expected " + expected + ", read " + actual);
        }
    }

    private void object(
            String path, JsonNode expected, Map<?, ?> actual, List<String> differences) {
        for (String name : expected.propertyNames()) {
            if (OF_THE_FILE.contains(name)) {
                continue;
            }
            if (!actual.containsKey(name)) {
                differences.add(path + "." + name + ": no such field");
                continue;
            }
            compare(path + "." + name, expected.get(name), actual.get(name), differences);
        }
        if (path.endsWith("statuses") && expected.size() != actual.size()) {
            differences.add(path + ": expected " + expected + ", read " + actual);
        }
    }

    /// Entries with an index stand for those of a longer list.
    private void array(String path, JsonNode expected, List<?> actual, List<String> differences) {
        boolean indexed = !expected.isEmpty() && expected.get(0).has("index");
        if (!indexed && expected.size() != actual.size()) {
            differences.add(path + ": expected " + expected + ", read " + actual);
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            int at = indexed ? expected.get(i).path("index").asInt() : i;
            Object item = at < actual.size() ? actual.get(at) : null;
            compare(path + "[" + at + "]", expected.get(i), item, differences);
        }
    }

    private static void text(
            String path, JsonNode expected, @Nullable Object actual, List<String> differences) {
        boolean same =
                actual instanceof String text
                        && digest(text).equals(expected.path("sha256").asString())
                        && text.length() == expected.path("length").asInt();
        if (!same) {
            differences.add(path + ": another text than expected: " + actual);
        }
    }

    private static boolean same(JsonNode expected, @Nullable Object actual) {
        if (expected.isNull()) {
            return actual == null;
        }
        if (expected.isNumber()) {
            return actual instanceof Number number
                    && number.doubleValue() == expected.doubleValue();
        }
        return expected.isString() && expected.stringValue().equals(actual);
    }

    private Map<String, @Nullable Object> actual() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", facts.id().toString());
        map.put("aliases", facts.aliases());
        map.put("title", facts.title());
        map.put(
                "publisher",
                map(
                        "name", facts.publisher().name(),
                        "namespace", facts.publisher().namespace(),
                        "category", facts.publisher().category()));
        map.put("category", facts.category());
        map.put("language", facts.language());
        map.put("status", facts.status() == null ? null : lower(facts.status().name()));
        map.put("version", facts.version());
        map.put("initialReleaseDate", said(facts.initialReleaseDate()));
        map.put("initialInstant", instant(facts.initialReleaseDate()));
        map.put("currentReleaseDate", said(facts.currentReleaseDate()));
        map.put("currentInstant", instant(facts.currentReleaseDate()));
        map.put("severity", facts.severity());
        map.put("tlp", facts.tlp());
        map.put("notes", facts.notes().stream().map(Expectation::note).toList());
        map.put("productCount", facts.products().size());
        map.put("products", facts.products().stream().map(Expectation::product).toList());
        map.put(
                "productGroups",
                facts.productGroups().stream()
                        .map(group -> map("id", group.id(), "productIds", group.productIds()))
                        .toList());
        map.put("revisions", facts.revisions().stream().map(Expectation::revision).toList());
        map.put("references", facts.references().stream().map(Expectation::reference).toList());
        map.put(
                "acknowledgments",
                facts.acknowledgments().stream().map(Expectation::acknowledgment).toList());
        map.put("cves", List.copyOf(facts.cves()));
        List<Vulnerability> vulnerabilities = facts.vulnerabilities();
        map.put("vulnerabilityCount", vulnerabilities.size());
        map.put(
                "vulnerabilities",
                vulnerabilities.stream().map(Expectation::vulnerability).toList());
        map.put(
                "remediationCount",
                vulnerabilities.stream().mapToInt(v -> v.remediations().size()).sum());
        return map;
    }

    private static Map<String, @Nullable Object> vulnerability(Vulnerability v) {
        var statuses = new LinkedHashMap<String, @Nullable Object>();
        v.statuses().forEach((status, ids) -> statuses.put(lower(status.name()), ids.size()));
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("cve", v.cve());
        map.put(
                "ids",
                v.ids().stream().map(id -> map("system", id.system(), "text", id.text())).toList());
        map.put("title", v.title());
        map.put("cwes", v.cwes());
        map.put("noteCount", v.notes().size());
        map.put("statuses", statuses);
        map.put("metrics", v.metrics().stream().map(Expectation::metric).toList());
        map.put("metricSources", v.metrics().stream().map(Metric::source).toList());
        map.put("remediations", v.remediations().stream().map(Expectation::remediation).toList());
        map.put("threats", v.threats().stream().map(Expectation::threat).toList());
        map.put(
                "flags",
                v.flags().stream()
                        .map(f -> map("label", f.label(), "productCount", f.productIds().size()))
                        .toList());
        map.put("referenceCount", v.references().size());
        map.put("acknowledgmentCount", v.acknowledgments().size());
        map.put("discoveryDate", said(v.discoveryDate()));
        map.put("releaseDate", said(v.releaseDate()));
        return map;
    }

    private static Map<String, @Nullable Object> note(Note note) {
        return map("category", note.category(), "title", note.title(), "text", note.text());
    }

    private static Map<String, @Nullable Object> product(Product product) {
        return map(
                "id", product.id(),
                "name", product.name(),
                "path", product.path(),
                "cpe", product.cpe(),
                "purls", product.purls());
    }

    private static Map<String, @Nullable Object> revision(Revision revision) {
        return map(
                "number", revision.number(),
                "date", said(revision.date()),
                "summary", revision.summary());
    }

    private static Map<String, @Nullable Object> reference(Reference reference) {
        return map(
                "category", reference.category(),
                "summary", reference.summary(),
                "url", reference.url());
    }

    private static Map<String, @Nullable Object> acknowledgment(Acknowledgment thanked) {
        return map(
                "names", thanked.names(),
                "organization", thanked.organization(),
                "summary", thanked.summary(),
                "urls", thanked.urls());
    }

    private static Map<String, @Nullable Object> metric(Metric metric) {
        return map(
                "scheme", metric.scheme(),
                "vector", metric.vector(),
                "baseScore", metric.baseScore(),
                "severity", metric.severity(),
                "productCount", metric.productIds().size());
    }

    private static Map<String, @Nullable Object> remediation(Remediation remediation) {
        var restart = remediation.restartRequired();
        return map(
                "category",
                remediation.category(),
                "details",
                remediation.details(),
                "url",
                remediation.url(),
                "date",
                said(remediation.date()),
                "productCount",
                remediation.productIds().size(),
                "groupIds",
                remediation.groupIds(),
                "restartRequired",
                restart == null
                        ? null
                        : map("category", restart.category(), "details", restart.details()));
    }

    private static Map<String, @Nullable Object> threat(Threat threat) {
        return map(
                "category", threat.category(),
                "details", threat.details().isEmpty() ? null : threat.details(),
                "date", said(threat.date()),
                "productCount", threat.productIds().size());
    }

    private static @Nullable String said(@Nullable SaidDate date) {
        return date == null ? null : date.said();
    }

    private static @Nullable String instant(@Nullable SaidDate date) {
        return date == null ? null : date.instant().toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Names and values by turns.
    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(Objects.requireNonNull(pairs[i]).toString(), pairs[i + 1]);
        }
        return map;
    }
}
