package io.hypervisory.ingest.read.cve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What a document of the corpus holds, by plain walks: its format, and how many CVEs, scores of
/// CVSS and CPEs stand in it.
record Held(String format, Set<String> cves, long scores, long cpes) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern YAML_HEAD = Pattern.compile("(#.*\\R|---\\s)*[a-z_]+:\\s");

    /// Null when it is no document of a list about CVEs.
    static @Nullable Held of(byte[] body) {
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
            // the default is of all other versions, so it stands beside the listed ones
            if (product.path("defaultStatus").isString()) {
                statuses.add(product.path("defaultStatus").asString());
            }
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
}
