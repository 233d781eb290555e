package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Comparison;
import io.hypervisory.enrich.judgement.cadence.Comparison.Counts;
import io.hypervisory.enrich.judgement.cadence.Comparison.Line;
import io.hypervisory.enrich.judgement.cadence.Coverage;
import io.hypervisory.enrich.judgement.cadence.Known;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.Chart;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Platforms side by side as their page shows them. Immutable.
///
/// @param known of each line's platform, in the lines' order
/// @param from, until days that are counted; null is open
record ComparisonView(
        Comparison comparison,
        List<Known> known,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    private static final int SPAN = 30;

    List<Table> tables() {
        var tables = new ArrayList<Table>();
        tables.add(summary());
        add(tables, byMonth());
        add(tables, byAge());
        return tables;
    }

    private static void add(List<Table> tables, Table table) {
        if (!table.rows().isEmpty()) {
            tables.add(table);
        }
    }

    /// Platforms of which the day of general availability is not known.
    List<String> unaligned() {
        return comparison.platforms().stream()
                .filter(line -> line.generalAvailability() == null)
                .map(Line::name)
                .toList();
    }

    private Table summary() {
        return new Table(
                "summary",
                "What is known of each; days in each publisher's zone",
                Table.columns(
                        "Platform",
                        Column.number("Release days counted"),
                        Column.number("Notices counted"),
                        Column.of("First known"),
                        Column.of("Last known"),
                        Column.of("Generally available")),
                comparison.platforms().stream().map(ComparisonView::summary).toList(),
                null);
    }

    private static Row summary(Line line) {
        var counts = line.byMonth().values();
        boolean hasData = line.noData() == null;
        return Row.of(
                Cell.link(line.name(), Counted.platform(line.platform())),
                hasData
                        ? Cell.count(counts.stream().mapToInt(Counts::releaseDays).sum())
                        : Cell.UNKNOWN_NUMBER,
                hasData
                        ? Cell.count(counts.stream().mapToInt(Counts::notices).sum())
                        : Cell.UNKNOWN_NUMBER,
                day(line.first()),
                day(line.last()),
                day(line.generalAvailability()));
    }

    private static Cell day(@Nullable LocalDate day) {
        return day == null ? Cell.UNKNOWN : Cell.text(day.toString());
    }

    private Table byMonth() {
        var months = new TreeSet<YearMonth>();
        for (Line line : comparison.platforms()) {
            line.byMonth().keySet().forEach(month -> months.add(YearMonth.parse(month)));
        }
        var rows = new ArrayList<Row>();
        if (!months.isEmpty()) {
            YearMonth last = until == null ? months.last() : YearMonth.from(until);
            YearMonth month = from == null ? months.first() : YearMonth.from(from);
            for (; !month.isAfter(last); month = month.plusMonths(1)) {
                rows.add(month(month));
            }
        }
        return new Table(
                "months",
                "Release days by month of the calendar, and notices in brackets",
                columns("Month", comparison.platforms()),
                rows,
                new Chart(
                        Chart.Kind.BARS,
                        null,
                        "release days",
                        "Release days of each platform in each month, from the table below"));
    }

    private Row month(YearMonth month) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < known.size(); i++) {
            Counts counts = comparison.platforms().get(i).byMonth().get(month.toString());
            cells.add(cell(counts, Coverage.covers(known.get(i), month)));
        }
        return new Row(null, Cell.text(month.toString()), cells, false);
    }

    private static Cell cell(@Nullable Counts counts, boolean isCovered) {
        if (counts == null) {
            return isCovered ? Cell.text("none").as("number none").worth(0) : Cell.UNKNOWN_NUMBER;
        }
        return Cell.text(counts.releaseDays() + " (" + counts.notices() + ")")
                .as("number")
                .worth(counts.releaseDays());
    }

    private Table byAge() {
        List<Line> aligned =
                comparison.platforms().stream()
                        .filter(line -> line.generalAvailability() != null)
                        .toList();
        var spans = new TreeSet<Integer>();
        aligned.forEach(line -> spans.addAll(spans(line).keySet()));
        var rows = new ArrayList<Row>();
        for (int span = 0; !spans.isEmpty() && span <= spans.last(); span++) {
            var cells = new ArrayList<Cell>();
            for (Line line : aligned) {
                cells.add(cell(spans(line).get(span), span <= reach(line)));
            }
            String days = span * SPAN + "–" + (span * SPAN + SPAN - 1);
            rows.add(new Row(null, Cell.text(days), cells, false));
        }
        return new Table(
                "ages",
                "Release days by days since general availability, and notices in brackets",
                columns("Days since", aligned),
                rows,
                new Chart(
                        Chart.Kind.BARS,
                        "days since general availability",
                        "release days",
                        "Release days of each platform by its age, from the table below"));
    }

    private static Map<Integer, Counts> spans(Line line) {
        return Objects.requireNonNullElse(line.sinceAvailability(), Map.of());
    }

    /// The last span of which anything is known.
    private static long reach(Line line) {
        LocalDate available = line.generalAvailability();
        LocalDate last = line.last();
        return available == null || last == null
                ? -1
                : ChronoUnit.DAYS.between(available, last) / SPAN;
    }

    private static List<Column> columns(String head, List<Line> lines) {
        var columns = new ArrayList<Column>();
        columns.add(Column.of(head));
        lines.forEach(line -> columns.add(Column.number(line.name()).drawn("bar")));
        return columns;
    }
}
