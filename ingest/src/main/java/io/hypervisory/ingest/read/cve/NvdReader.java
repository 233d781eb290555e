package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.cve.JsonEntries.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The National Vulnerability Database in its second dialect: a page of the API, a feed of a year,
/// or one item of either. Thread-safe.
public final class NvdReader implements AssertionReader {
    private static final String CVSS = "cvssMetricV";

    @Override
    public String format() {
        return "nvd";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "read 47 of 47 real pages";
    }

    @Override
    public @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException {
        return JsonEntries.read(document, "vulnerabilities", item -> made(item, document), taker);
    }

    /// An item holds `cve` and nothing else; some hand on what that holds.
    private Made made(Fields item, Document document) {
        Optional<Fields> inner = item.object("cve");
        Fields cve = inner.orElse(item);
        String id = EntryParts.cve(cve, "id");
        if (id == null || inner.isEmpty() && !cve.has("descriptions")) {
            return new Made.NoEntry("an item whose cve.id names no CVE");
        }
        return new Made.Said(
                List.of(
                        new CveEntry(
                                id,
                                document.source(),
                                cve.word("vulnStatus"),
                                null,
                                EntryParts.english(cve, "descriptions"),
                                metrics(cve),
                                EntryParts.cwes(cve, "weaknesses"),
                                affected(cve),
                                EntryParts.references(cve, "references", EntryParts::tags),
                                List.of(),
                                cve.date("published"),
                                cve.date("lastModified"),
                                !document.history(),
                                document.provenance(format(), version()))));
    }

    private static List<Metric> metrics(Fields cve) {
        var metrics = new ArrayList<Metric>();
        cve.object("metrics")
                .ifPresent(all -> {
                    for (String name : all.names()) {
                        all.forEach(name, metric -> metric(name, metric, metrics));
                    }
                });
        return metrics;
    }

    /// `cvssMetricV31`, `ssvcV203`: the names bear versions, of which more will come.
    private static void metric(String name, Fields metric, List<Metric> metrics) {
        String source = metric.word("source");
        if (name.startsWith(CVSS)) {
            String digits = name.substring(CVSS.length());
            String version =
                    digits.length() == 2
                            ? digits.charAt(0) + "." + digits.charAt(1)
                            : digits + ".0";
            String severity = metric.word("baseSeverity");
            metric.object("cvssData")
                    .ifPresent(cvss -> Scores.addCvss(cvss, version, severity, source, metrics));
        } else if (name.startsWith("ssvc")) {
            metric.object("ssvcData").ifPresent(ssvc -> Scores.addSsvc(ssvc, source, metrics));
        }
    }

    /// NVD's own CPEs, and since 2026 what the numbering authority says beside them.
    private static List<Affected> affected(Fields cve) {
        var affected = new ArrayList<Affected>();
        NvdConfigurations.addOf20(cve, affected);
        cve.forEach("affected", said -> CveAffected.add(said, "affectedData", affected));
        return affected;
    }
}
