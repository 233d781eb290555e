package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.cve.JsonEntries.Made;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A record of the CVE list in JSON 5, which may be of any 5.x: what its numbering authority says
/// in the container `cna`, and what others add in `adp` (CISA's Vulnrichment, references of the
/// programme). Thread-safe.
public final class CveJson5Reader implements AssertionReader {
    private static final Pattern CVSS = Pattern.compile("cvssV(\\d)_(\\d)");

    @Override
    public String format() {
        return "cve-json5";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "read 602 of 602 real records";
    }

    @Override
    public @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException {
        return JsonEntries.read(document, "cveRecords", entry -> made(entry, document), taker);
    }

    /// What the containers say together.
    private record Gathered(
            List<Metric> metrics,
            Set<String> cwes,
            List<Affected> affected,
            Map<String, Reference> references) {
        Gathered() {
            this(
                    new ArrayList<>(),
                    new LinkedHashSet<>(),
                    new ArrayList<>(),
                    new LinkedHashMap<>());
        }
    }

    private Made made(Fields record, Document document) {
        Optional<Fields> metadata = record.object("cveMetadata");
        String cve = metadata.map(fields -> EntryParts.cve(fields, "cveId")).orElse(null);
        if (metadata.isEmpty() || cve == null) {
            return new Made.NoEntry("a record whose cveMetadata.cveId names no CVE");
        }
        Optional<Fields> containers = record.object("containers");
        return new Made.Said(List.of(entry(cve, metadata.get(), containers, document)));
    }

    private CveEntry entry(
            String cve, Fields metadata, Optional<Fields> containers, Document document) {
        var gathered = new Gathered();
        Optional<Fields> cna = containers.flatMap(fields -> fields.object("cna"));
        cna.ifPresent(container -> gather(container, gathered));
        containers.ifPresent(
                fields -> fields.forEach("adp", container -> gather(container, gathered)));
        return new CveEntry(
                cve,
                document.source(),
                metadata.word("state"),
                cna.map(fields -> fields.word("title")).orElse(null),
                cna.map(CveJson5Reader::description).orElse(null),
                gathered.metrics(),
                List.copyOf(gathered.cwes()),
                gathered.affected(),
                List.copyOf(gathered.references().values()),
                List.of(),
                metadata.date("datePublished"),
                metadata.date("dateUpdated"),
                !document.history(),
                document.provenance(format(), version()));
    }

    /// Of a rejected record, why it was.
    private static @Nullable String description(Fields cna) {
        String description = EntryParts.english(cna, "descriptions");
        return description == null ? EntryParts.english(cna, "rejectedReasons") : description;
    }

    private static void gather(Fields container, Gathered gathered) {
        String source =
                container
                        .object("providerMetadata")
                        .map(provider -> provider.word("shortName"))
                        .orElse(null);
        container.forEach("metrics", metric -> metric(metric, source, gathered.metrics()));
        container.forEach(
                "problemTypes",
                type ->
                        type.forEach(
                                "descriptions",
                                description -> {
                                    EntryParts.addCwes(description.word("cweId"), gathered.cwes());
                                    EntryParts.addCwes(
                                            description.word("description"), gathered.cwes());
                                }));
        CveAffected.add(container, "affected", gathered.affected());
        EntryParts.addReferences(
                container, "references", link -> link.word("name"), gathered.references());
    }

    private static void metric(Fields metric, @Nullable String source, List<Metric> metrics) {
        for (String name : metric.names()) {
            var cvss = CVSS.matcher(name);
            if (cvss.matches()) {
                String version = cvss.group(1) + "." + cvss.group(2);
                metric.object(name)
                        .ifPresent(score -> Scores.addCvss(score, version, null, source, metrics));
            }
        }
        metric.object("other").ifPresent(other -> other(other, source, metrics));
    }

    /// SSVC and a severity in words; that a list of exploited ones has it is said by that list.
    private static void other(Fields other, @Nullable String source, List<Metric> metrics) {
        Optional<Fields> content = other.object("content");
        String type = other.word("type");
        if (content.isEmpty() || type == null) {
            return;
        }
        if (type.equalsIgnoreCase("ssvc")) {
            Scores.addSsvc(content.get(), source, metrics);
        } else if (type.toLowerCase(java.util.Locale.ROOT).contains("severity")) {
            String value = content.get().word("value");
            String word = value == null ? content.get().word("text") : value;
            if (word != null) {
                metrics.add(Scores.qualitative(word, source));
            }
        }
    }
}
