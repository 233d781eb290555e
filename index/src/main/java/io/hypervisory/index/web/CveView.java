package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.enrich.judgement.crossvendor.FirstWords;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.CvePage;
import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A CVE as its page shows it. Immutable.
///
/// @param record null when no advisory names it
/// @param hits notices that name it, oldest first
/// @param missing why there are fewer than there might be; null when there are not
record CveView(String cve, @Nullable CveRecord record, List<Hit> hits, @Nullable String missing) {
    CvePage page() {
        CveKnowledge knowledge = record == null ? null : record.knowledge();
        return new CvePage(
                cve,
                record == null ? "No advisory names it, as far as known." : null,
                facts(knowledge),
                vendors(),
                notices(),
                missing,
                silent(),
                knowledge == null ? List.of() : new ListTables(knowledge).tables(),
                record == null ? null : "/api/cves/" + cve);
    }

    private List<Fact> facts(@Nullable CveKnowledge knowledge) {
        var facts = new ArrayList<Fact>();
        if (record != null) {
            Long lag = record.lagDays();
            facts.add(
                    new Fact(
                            "From the first vendor to the last",
                            lag == null ? unlagged(record) : Counted.of(lag, "day")));
        }
        boolean isExploited = knowledge != null && !knowledge.exploited().isEmpty();
        facts.add(
                new Fact(
                        "Known exploited",
                        isExploited ? "yes, see below" : "no list that is known says so"));
        if (record != null) {
            for (Shortened shortened : record.shortened()) {
                facts.add(
                        new Fact(
                                "Shortened",
                                "%s: %d of %d kept"
                                        .formatted(
                                                shortened.place(),
                                                shortened.kept(),
                                                shortened.of())));
            }
        }
        return facts;
    }

    private static String unlagged(CveRecord record) {
        FirstWords words = FirstWords.of(record);
        return words.days().size() == 1 && words.undated().isEmpty()
                ? "one vendor alone has spoken"
                : "not known: fewer than two vendors state a day";
    }

    private @Nullable Table vendors() {
        if (record == null) {
            return null;
        }
        FirstWords words = FirstWords.of(record);
        LocalDate first = words.first();
        var rows = new ArrayList<Row>();
        words.days().entrySet().stream()
                .sorted(
                        Map.Entry.<String, LocalDate>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each ->
                        rows.add(
                                Row.of(
                                        Cell.text(each.getKey()),
                                        Cell.text(each.getValue().toString()),
                                        first == null
                                                ? Cell.UNKNOWN_NUMBER
                                                : Cell.count(
                                                        ChronoUnit.DAYS.between(
                                                                first, each.getValue())))));
        words.undated().stream()
                .sorted()
                .forEach(vendor ->
                        rows.add(Row.of(Cell.text(vendor), Cell.UNKNOWN, Cell.UNKNOWN_NUMBER)));
        words.silent().stream()
                .sorted()
                .forEach(vendor ->
                        rows.add(
                                Row.of(
                                        Cell.text(vendor),
                                        Cell.text("has not spoken").as("weak"),
                                        Cell.UNKNOWN_NUMBER)));
        return new Table(
                "vendors",
                "Each vendor's first advisory on it, a day in its publisher's zone",
                Table.columns(
                        "Vendor",
                        Column.of("First advisory"),
                        Column.number("Days after the first")),
                rows,
                null);
    }

    /// That a list calls nobody affected is not that nobody is.
    private String silent() {
        List<String> silent = record == null ? null : record.silentVendors();
        if (silent == null) {
            return "not known, since no list that is known says whose products are affected.";
        }
        if (silent.isEmpty()) {
            return "nobody: every vendor that a list calls affected has an advisory or a patch that"
                    + " names it.";
        }
        return String.join(", ", silent)
                + ": a list calls them affected, and no advisory or patch of theirs that is known"
                + " names it.";
    }

    private @Nullable Table notices() {
        var rows = new ArrayList<Row>();
        Set<NoticeId> shown = new HashSet<>();
        Map<NoticeId, SaidDate> dates = new TreeMap<>();
        if (record != null) {
            for (Mentioned each : record.advisories()) {
                if (each.initialReleaseDate() != null) {
                    dates.put(each.advisory(), each.initialReleaseDate());
                }
            }
        }
        for (Hit hit : hits) {
            NoticeId id = NoticeId.parse(hit.id());
            shown.add(id);
            var said = hit.dates() == null ? null : hit.dates().published();
            rows.add(
                    row(
                            id,
                            hit.type(),
                            said == null ? dates.get(id) : said,
                            hit.title(),
                            hit.url()));
        }
        if (record != null) {
            for (Mentioned each : record.advisories()) {
                if (shown.add(each.advisory())) {
                    rows.add(
                            row(
                                    each.advisory(),
                                    "advisory",
                                    each.initialReleaseDate(),
                                    null,
                                    null));
                }
            }
        }
        return rows.isEmpty()
                ? null
                : new Table(
                        "notices",
                        "Everything that names it, with its publisher's date",
                        Table.columns(
                                "Notice",
                                Column.of("Type"),
                                Column.of("Vendor"),
                                Column.of("Published"),
                                Column.of("Title"),
                                Column.of("At its publisher")),
                        rows,
                        null);
    }

    private static Row row(
            NoticeId id,
            String type,
            @Nullable SaidDate published,
            @Nullable String title,
            @Nullable String url) {
        var there = Words.web("its page", url);
        return Row.of(
                Cell.link(id.local(), Words.entry(type, id.toString())),
                Cell.text(type),
                Cell.text(id.vendor()),
                published == null ? Cell.UNKNOWN : Cell.text(Words.date(published)),
                title == null ? Cell.UNKNOWN : Cell.text(title),
                there.url() == null ? Cell.UNKNOWN : Cell.link(there.text(), there.url()));
    }
}
