package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.read.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Products as NVD names them: CPEs with ranges of versions, in nodes. What is vulnerable counts;
/// what it must run on, `vulnerable: false`, does not. Thread-safe.
final class NvdConfigurations {
    private NvdConfigurations() {}

    /// NVD 2.0: nodes in configurations, without nodes of their own.
    static void addOf20(Fields cve, List<Affected> affected) {
        cve.forEach(
                "configurations",
                configuration -> configuration.forEach("nodes", node -> node(node, affected)));
    }

    /// NVD 1.1: one configuration, whose nodes may have children.
    static void addOf11(Fields item, List<Affected> affected) {
        item.object("configurations")
                .ifPresent(configurations ->
                        configurations.forEach("nodes", node -> node(node, affected)));
    }

    /// Depth is bounded by the JSON parser.
    private static void node(Fields node, List<Affected> affected) {
        if (!"true".equals(node.text("negate"))) {
            node.forEach("cpeMatch", match -> match(match, affected));
            node.forEach("cpe_match", match -> match(match, affected));
            node.forEach("children", child -> node(child, affected));
        }
    }

    private static void match(Fields match, List<Affected> affected) {
        String cpe = first(match, "criteria", "cpe23Uri", "cpe22Uri");
        if (cpe == null || "false".equals(match.text("vulnerable"))) {
            return;
        }
        var range =
                new VersionRange(
                        match.word("versionStartIncluding"),
                        match.word("versionStartExcluding"),
                        match.word("versionEndExcluding"),
                        match.word("versionEndIncluding"));
        String text = range.text();
        List<String> versions = text.isEmpty() ? List.of() : List.of(text);
        String status = match.has("vulnerable") ? "affected" : null;
        affected.add(new Affected(null, null, versions, status, cpe));
    }

    private static @Nullable String first(Fields match, String... names) {
        for (String name : names) {
            String said = match.word(name);
            if (said != null) {
                return said;
            }
        }
        return null;
    }
}
