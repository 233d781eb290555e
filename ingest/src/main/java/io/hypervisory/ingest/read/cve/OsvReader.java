package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Yaml;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.cve.JsonEntries.Made;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A record of OSV, or a list of them as its API answers; in YAML, as some databases keep theirs,
/// the same. A record that is about no CVE says nothing here, and one about several says the same
/// of each. Thread-safe.
public final class OsvReader implements AssertionReader {
    private static final String CVSS = "CVSS_V";
    private static final Pattern YAML_HEAD =
            Pattern.compile("\\s{0,100}(?:#[^\\n]{0,200}\\n|---\\s){0,10}[a-z_]{2,30}:\\s");
    private static final int LOOK = 1024;

    @Override
    public String format() {
        return "osv";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "read 79 of 79 real records";
    }

    @Override
    public @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException {
        boolean yaml = YAML_HEAD.matcher(Text.head(document.body(), LOOK)).lookingAt();
        return JsonEntries.read(
                document,
                yaml ? Yaml.MAPPER : Json.MAPPER,
                "vulns",
                osv -> made(osv, document),
                taker);
    }

    private Made made(Fields osv, Document document) {
        String id = osv.word("id");
        if (id == null || !osv.has("modified") && !osv.has("affected")) {
            return new Made.NoEntry("a record without id, or with neither modified nor affected");
        }
        var names = new LinkedHashSet<>(List.of(id.strip()));
        osv.words("aliases").forEach(alias -> names.add(alias.strip()));
        return new Made.Said(
                cves(osv, names).stream().map(cve -> entry(osv, cve, names, document)).toList());
    }

    /// The record's own names; else what it says stands upstream of it, as distributions do.
    private static Set<String> cves(Fields osv, Set<String> names) {
        Set<String> cves = named(names);
        return cves.isEmpty() ? named(osv.words("upstream")) : cves;
    }

    private static Set<String> named(Iterable<String> names) {
        var cves = new LinkedHashSet<String>();
        for (String name : names) {
            String cve = cve(name);
            if (cve != null) {
                cves.add(cve);
            }
        }
        return cves;
    }

    /// Null when it is no CVE: `DEBIAN-CVE-2024-1234` is none.
    private static @Nullable String cve(String name) {
        String cve = IdGrammar.onlyCve(name);
        return cve != null && name.strip().length() == cve.length() ? cve : null;
    }

    private CveEntry entry(Fields osv, String cve, Set<String> names, Document document) {
        return new CveEntry(
                cve,
                document.source(),
                osv.has("withdrawn") ? "withdrawn" : null,
                osv.word("summary"),
                osv.word("details"),
                metrics(osv),
                cwes(osv),
                osv.each("affected", OsvReader::affected),
                EntryParts.references(osv, "references", link -> link.word("type")),
                names.stream().filter(name -> !cve.equals(cve(name))).toList(),
                osv.date("published"),
                osv.date("modified"),
                !document.history(),
                document.provenance(format(), version()));
    }

    /// Of the record, and of packages where they differ; each once.
    private static List<Metric> metrics(Fields osv) {
        var metrics = new LinkedHashSet<Metric>(osv.each("severity", OsvReader::metric));
        osv.forEach(
                "affected",
                affected -> metrics.addAll(affected.each("severity", OsvReader::metric)));
        return List.copyOf(metrics);
    }

    /// CVSS by its vector; another scheme, as Ubuntu's, has a word.
    private static @Nullable Metric metric(Fields severity) {
        String type = severity.word("type");
        String score = severity.word("score");
        if (type == null || score == null) {
            return null;
        }
        return type.startsWith(CVSS)
                ? Scores.ofVector(score.strip(), type.substring(CVSS.length()) + ".0")
                : Scores.qualitative(score, type);
    }

    private static List<String> cwes(Fields osv) {
        var cwes = new LinkedHashSet<String>();
        osv.object("database_specific")
                .ifPresent(fields ->
                        fields.words("cwe_ids").forEach(cwe -> EntryParts.addCwes(cwe, cwes)));
        return List.copyOf(cwes);
    }

    /// Without its ecosystem a package's name says nothing, so that stands as the vendor.
    private static @Nullable Affected affected(Fields affected) {
        List<String> versions = OsvRanges.lines(affected);
        return affected.object("package")
                .map(named ->
                        new Affected(
                                named.word("ecosystem"),
                                named.word("name"),
                                versions,
                                "affected",
                                null))
                .orElseGet(() -> versions.isEmpty() ? null : ofCommits(affected, versions));
    }

    /// Of a repository, where no package is named.
    private static Affected ofCommits(Fields affected, List<String> versions) {
        List<String> repositories =
                affected.each(
                        "ranges", range -> Objects.requireNonNullElse(range.word("repo"), ""));
        List<String> named = new ArrayList<>(repositories);
        named.removeIf(String::isEmpty);
        return new Affected(
                null, named.isEmpty() ? null : named.getFirst(), versions, "affected", null);
    }
}
