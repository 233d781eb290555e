package io.hypervisory.index.web;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.hypervisory.enrich.judgement.cadence.FixLine;
import io.hypervisory.enrich.judgement.cadence.PlatformReport;
import io.hypervisory.enrich.judgement.cadence.Quality;
import io.hypervisory.enrich.judgement.cadence.Trouble;
import io.hypervisory.enrich.judgement.cadence.Vulnerabilities;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.Chart;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A platform's record: vulnerabilities that its publisher told of, and trouble with its fixes.
/// Immutable.
record RecordView(PlatformReport report) {
    private static final String UNKNOWN = "unknown";
    private static final List<String> SEVERITIES =
            List.of("critical", "important", "high", "moderate", "medium", "low");

    /// Empty when no advisory names a CVE.
    List<Table> vulnerabilities() {
        Map<Integer, Vulnerabilities> years = new TreeMap<>();
        for (PlatformReport.Year year : report.years()) {
            if (year.vulnerabilities() != null) {
                years.put(year.year(), year.vulnerabilities());
            }
        }
        return years.isEmpty() ? List.of() : List.of(byComponent(years), bySeverity(years));
    }

    private static Table byComponent(Map<Integer, Vulnerabilities> years) {
        List<String> components = values(years, Vulnerabilities::byComponent);
        var columns = columns(components);
        columns.add(Column.number("All CVEs"));
        columns.add(Column.number("By NVD's product tag").drawn("line"));
        columns.add(Column.number("Difference"));
        var rows = new ArrayList<Row>();
        years.forEach((year, found) -> {
            var cells = counts(components, found.byComponent());
            cells.add(Cell.count(found.total()));
            cells.add(Cell.count(found.byNvdTag()));
            cells.add(Cell.count(found.difference()));
            rows.add(new Row(null, Cell.text(year.toString()), cells, false));
        });
        return new Table(
                "components",
                "CVEs by year of the publisher's advisory and by component; one in two components"
                        + " counts in both",
                columns,
                rows,
                new Chart(
                        Chart.Kind.STACK,
                        null,
                        "CVEs",
                        "CVEs of each year by component as bars, and what NVD's product tags find as"
                                + " a line, from the table below"));
    }

    private static Table bySeverity(Map<Integer, Vulnerabilities> years) {
        List<String> severities = values(years, Vulnerabilities::bySeverity);
        var rows = new ArrayList<Row>();
        years.forEach((year, found) ->
                rows.add(
                        new Row(
                                null,
                                Cell.text(year.toString()),
                                counts(severities, found.bySeverity()),
                                false)));
        return new Table(
                "severities",
                "CVEs by year and severity, in the word of a list, else of the advisory",
                columns(severities),
                rows,
                null);
    }

    /// What nobody knows comes last.
    private static List<String> values(
            Map<Integer, Vulnerabilities> years,
            Function<Vulnerabilities, Map<String, Integer>> counts) {
        var values = new TreeSet<String>();
        years.values().forEach(year -> values.addAll(counts.apply(year).keySet()));
        boolean isAnyUnknown = values.remove(UNKNOWN);
        var sorted = new ArrayList<String>(values);
        sorted.sort(comparing(RecordView::rank).thenComparing(naturalOrder()));
        if (isAnyUnknown) {
            sorted.add(UNKNOWN);
        }
        return sorted;
    }

    /// Words for severity the worst first, all others behind them.
    private static int rank(String value) {
        int rank = SEVERITIES.indexOf(value);
        return rank < 0 ? SEVERITIES.size() : rank;
    }

    private static List<Column> columns(List<String> values) {
        var columns = new ArrayList<Column>();
        columns.add(Column.of("Year"));
        values.forEach(value ->
                columns.add(
                        Column.number(value.equals(UNKNOWN) ? "not known" : value).drawn("bar")));
        return columns;
    }

    private static List<Cell> counts(List<String> values, Map<String, Integer> counts) {
        var cells = new ArrayList<Cell>();
        values.forEach(value -> cells.add(Cell.count(counts.getOrDefault(value, 0))));
        return cells;
    }

    /// Those without a row are left out.
    List<Table> quality() {
        var tables = new ArrayList<Table>();
        add(tables, byYear());
        add(tables, flagged());
        add(tables, troubles());
        return tables;
    }

    private static void add(List<Table> tables, Table table) {
        if (!table.rows().isEmpty()) {
            tables.add(table);
        }
    }

    private Table byYear() {
        var rows = new ArrayList<Row>();
        for (PlatformReport.Year year : report.years()) {
            Quality quality = year.quality();
            if (quality != null) {
                rows.add(
                        Row.of(
                                Cell.text(Integer.toString(year.year())),
                                Cell.count(quality.fixes()),
                                Cell.count(quality.recalled()),
                                Cell.count(quality.reReleased()),
                                Cell.count(quality.supersededWithin30Days()),
                                Cell.count(quality.knownProblem()),
                                Cell.count(quality.hearsay()),
                                Cell.count(quality.repairDays())));
            }
        }
        return new Table(
                "quality",
                "Fixes in trouble by year, as far as their publisher and posts tell; repair days are"
                        + " release days on which one of them was replaced",
                Table.columns(
                        "Year",
                        Column.number("Fixes"),
                        Column.number("Recalled"),
                        Column.number("Re-released"),
                        Column.number("Replaced within 30 days"),
                        Column.number("Known problem"),
                        Column.number("Trouble told by posts"),
                        Column.number("Repair days")),
                rows,
                null);
    }

    private Table flagged() {
        var rows = new ArrayList<Row>();
        for (Quality.Flagged flagged : report.flagged()) {
            rows.add(
                    Row.of(
                            Counted.entry(flagged.fix().id()),
                            Cell.text(flagged.fix().day().toString()),
                            Cell.text(
                                    flagged.qualities().isEmpty()
                                            ? "hearsay only"
                                            : String.join(", ", flagged.qualities())),
                            replaced(flagged.replacedBy()),
                            Cell.text(told(flagged.troubles()))));
        }
        return new Table(
                "flagged",
                "Each fix in trouble",
                Table.columns(
                        "Fix",
                        Column.of("Day"),
                        Column.of("Trouble"),
                        Column.of("Replaced by"),
                        Column.of("What posts tell")),
                rows,
                null);
    }

    private static Cell replaced(@Nullable FixLine later) {
        if (later == null) {
            return Cell.text("none");
        }
        return Cell.of(
                List.of(
                        new Cell.Part(later.id().local(), Counted.fix(later.id())),
                        Cell.Part.of("on " + later.day())));
    }

    private static String told(List<Trouble> troubles) {
        if (troubles.isEmpty()) {
            return "nothing";
        }
        Trouble first = troubles.getFirst();
        String more = troubles.size() > 1 ? " and " + (troubles.size() - 1) + " more" : "";
        return "“" + first.sentence() + "” (" + first.site() + ")" + more;
    }

    private Table troubles() {
        var rows = new ArrayList<Row>();
        for (Trouble trouble : report.troubles()) {
            rows.add(
                    Row.of(
                            Cell.link(
                                    trouble.title(),
                                    Words.entry("post", trouble.post().toString())),
                            trouble.day() == null
                                    ? Cell.UNKNOWN
                                    : Cell.text(trouble.day().toString()),
                            Cell.text(trouble.site()),
                            Cell.text(trouble.byPublisher() ? "publisher's own" : "hearsay"),
                            Cell.text("“" + trouble.sentence() + "”")));
        }
        return new Table(
                "troubles",
                "Posts that tell of trouble with the platform and name no fix",
                Table.columns(
                        "Post",
                        Column.of("Day"),
                        Column.of("Site"),
                        Column.of("Whose word"),
                        Column.of("Sentence")),
                rows,
                null);
    }
}
