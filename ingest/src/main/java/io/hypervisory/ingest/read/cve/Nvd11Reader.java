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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The National Vulnerability Database in its first dialect, CVE JSON 4 with NVD's additions: a
/// feed of a year or one item of it. Nothing new comes in it since 2023; mirrors keep it.
/// Thread-safe.
public final class Nvd11Reader implements AssertionReader {
    @Override
    public String format() {
        return "nvd-1.1";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "read 25 of 25 real feeds, whole and in part";
    }

    @Override
    public @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException {
        return JsonEntries.read(document, "CVE_Items", item -> made(item, document), taker);
    }

    private Made made(Fields item, Document document) {
        Optional<Fields> cve = item.object("cve");
        String id =
                cve.flatMap(fields -> fields.object("CVE_data_meta"))
                        .map(meta -> EntryParts.cve(meta, "ID"))
                        .orElse(null);
        if (cve.isEmpty() || id == null) {
            return new Made.NoEntry("an item whose cve.CVE_data_meta.ID names no CVE");
        }
        var affected = new ArrayList<Affected>();
        NvdConfigurations.addOf11(item, affected);
        return new Made.Said(
                List.of(
                        new CveEntry(
                                id,
                                document.source(),
                                null,
                                null,
                                description(cve.get()),
                                metrics(item),
                                cwes(cve.get()),
                                affected,
                                references(cve.get()),
                                List.of(),
                                item.date("publishedDate"),
                                item.date("lastModifiedDate"),
                                !document.history(),
                                document.provenance(format(), version()))));
    }

    private static @Nullable String description(Fields cve) {
        return cve.object("description")
                .map(fields -> EntryParts.english(fields, "description_data"))
                .orElse(null);
    }

    private static List<Reference> references(Fields cve) {
        return cve.object("references")
                .map(fields ->
                        EntryParts.references(fields, "reference_data", link -> link.word("name")))
                .orElse(List.of());
    }

    private static List<Metric> metrics(Fields item) {
        var metrics = new ArrayList<Metric>();
        item.object("impact")
                .ifPresent(impact -> {
                    impact.object("baseMetricV3")
                            .ifPresent(metric -> metric(metric, "cvssV3", "3.0", metrics));
                    impact.object("baseMetricV2")
                            .ifPresent(metric -> metric(metric, "cvssV2", "2.0", metrics));
                });
        return metrics;
    }

    private static void metric(Fields metric, String name, String version, List<Metric> metrics) {
        String severity = metric.word("severity");
        metric.object(name)
                .ifPresent(cvss -> Scores.addCvss(cvss, version, severity, null, metrics));
    }

    private static List<String> cwes(Fields cve) {
        return cve.object("problemtype")
                .map(types -> EntryParts.cwes(types, "problemtype_data"))
                .orElse(List.of());
    }
}
