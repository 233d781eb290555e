package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.cve.JsonEntries.Made;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// CISA's catalogue of known exploited vulnerabilities, as JSON or as CSV. JSON that holds as many
/// entries as it says is the whole catalogue; CSV does not say. Thread-safe.
public final class KevReader implements AssertionReader {
    @Override
    public String format() {
        return "kev";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String proof() {
        return "read 6 of 6 real copies of the catalogue";
    }

    @Override
    public @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException {
        return KevCsv.isCsv(document)
                ? KevCsv.read(document, row -> made(row, document), taker)
                : JsonEntries.readCounted(
                        document,
                        "vulnerabilities",
                        "count",
                        entry -> made(name -> entry.word(name), document),
                        taker);
    }

    /// @param entry the value of a field by its name, the same in JSON and CSV; null when absent
    private Made made(Function<String, @Nullable String> entry, Document document) {
        String said = text(entry, "cveID");
        String cve = IdGrammar.onlyCve(said);
        if (cve == null) {
            return new Made.NoEntry(
                    "an entry without a CVE: " + said.substring(0, Math.min(said.length(), 100)));
        }
        String action = text(entry, "requiredAction");
        return new Made.Said(
                List.of(
                        new KnownExploited(
                                cve,
                                document.source(),
                                text(entry, "vendorProject"),
                                text(entry, "product"),
                                text(entry, "vulnerabilityName"),
                                day(text(entry, "dateAdded")),
                                day(text(entry, "dueDate")),
                                action.isEmpty() ? null : action,
                                text(entry, "knownRansomwareCampaignUse").equalsIgnoreCase("Known")
                                        ? true
                                        : null,
                                !document.history(),
                                document.provenance(format(), version()))));
    }

    private static String text(Function<String, @Nullable String> entry, String name) {
        String said = entry.apply(name);
        return said == null ? "" : said.strip();
    }

    private static @Nullable LocalDate day(String said) {
        SaidDate date = Dates.parse(said, Dates.UTC);
        boolean day =
                date != null
                        && (date.precision() == Precision.DAY
                                || date.precision() == Precision.TIME);
        return date == null || !day
                ? null
                : date.instant().atZone(ZoneId.of(date.zone())).toLocalDate();
    }
}
