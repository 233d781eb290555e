package io.hypervisory.index.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.hypervisory.enrich.judgement.cadence.Coverage;
import io.hypervisory.enrich.judgement.cadence.Distribution;
import io.hypervisory.enrich.judgement.cadence.Fix;
import io.hypervisory.enrich.judgement.cadence.Known;
import io.hypervisory.enrich.judgement.cadence.PlatformReport;
import io.hypervisory.enrich.judgement.cadence.PlatformReport.Volume;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.Cell.Part;
import io.hypervisory.index.web.page.Chart;
import io.hypervisory.index.web.page.Figure;
import io.hypervisory.index.web.page.PlatformPage;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When fixes for a platform came out. Immutable.
record CalendarView(Known known, PlatformReport report) {
    private static final int DEEPEST = 3;
    private static final int WEEK = 7;
    private static final int WEEKS = 5;

    /// Null without a dated fix.
    PlatformPage.@Nullable Calendar page() {
        Distribution distribution = report.distribution();
        return distribution == null
                ? null
                : new PlatformPage.Calendar(
                        months(), timeline(), gaps(distribution), weekdays(distribution));
    }

    private Table months() {
        var columns = new ArrayList<Column>();
        columns.add(Column.of("Year"));
        for (Month month : Month.values()) {
            columns.add(
                    Column.of(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)).drawn("bar"));
        }
        columns.add(Column.number("Release days"));
        Map<YearMonth, List<Volume>> months =
                report.releaseDays().stream()
                        .collect(
                                groupingBy(
                                        volume -> YearMonth.from(volume.day()),
                                        TreeMap::new,
                                        toList()));
        var rows = new ArrayList<Row>();
        int last = report.releaseDays().getLast().day().getYear();
        for (int year = report.releaseDays().getFirst().day().getYear(); year <= last; year++) {
            rows.add(year(year, months));
        }
        return new Table(
                "calendar",
                "Release days by month: the days on which something came out, in the publisher's"
                        + " zone; “none”: nothing is known to have come out; “?”: nothing is known"
                        + " of the month",
                columns,
                rows,
                new Chart(
                        Chart.Kind.CALENDAR,
                        null,
                        "release days",
                        "Release days of each month, from the table below"));
    }

    private Row year(int year, Map<YearMonth, List<Volume>> months) {
        var cells = new ArrayList<Cell>();
        int days = 0;
        for (Month month : Month.values()) {
            var of = months.getOrDefault(YearMonth.of(year, month), List.of());
            days += of.size();
            cells.add(month(YearMonth.of(year, month), of));
        }
        cells.add(Cell.count(days));
        return new Row(null, Cell.text(Integer.toString(year)), cells, false);
    }

    private Cell month(YearMonth month, List<Volume> days) {
        if (days.isEmpty()) {
            return Coverage.covers(known, month)
                    ? Cell.text("none").as("none").worth(0)
                    : Cell.text("?").as("unknown");
        }
        List<Part> parts =
                days.stream()
                        .map(volume ->
                                new Part(
                                        Integer.toString(volume.day().getDayOfMonth()),
                                        "#" + anchor(volume.day())))
                        .toList();
        return Cell.of(parts).as("level-" + Math.min(days.size(), DEEPEST)).worth(days.size());
    }

    private static String anchor(LocalDate day) {
        return "day-" + day;
    }

    private Table timeline() {
        Map<LocalDate, List<NoticeId>> notices = new TreeMap<>();
        known.fixes()
                .forEach(fix ->
                        notices.computeIfAbsent(fix.day(), _ -> new ArrayList<>()).add(fix.id()));
        var rows = new ArrayList<Row>();
        LocalDate before = null;
        for (Volume volume : report.releaseDays()) {
            LocalDate day = volume.day();
            rows.add(
                    new Row(
                            anchor(day),
                            Cell.text(day.toString()),
                            List.of(
                                    before == null
                                            ? Cell.text("first known").as("quiet")
                                            : Cell.count(ChronoUnit.DAYS.between(before, day)),
                                    Cell.count(volume.notices()),
                                    basis(volume.basis()),
                                    Counted.entries(Objects.requireNonNull(notices.get(day)))),
                            false));
            before = day;
        }
        return new Table(
                "timeline",
                "Timeline: every release day and the days since the one before",
                Table.columns(
                        "Day",
                        Column.number("Days since").drawn("bar"),
                        Column.number("Notices"),
                        Column.of("Known from"),
                        Column.of("What came out")),
                rows,
                new Chart(
                        Chart.Kind.BARS,
                        null,
                        "days since the release day before",
                        "The gap before each release day, in days, from the table below"));
    }

    static Cell basis(Fix.Basis basis) {
        return switch (basis) {
            case RELEASE -> Cell.text("the release itself");
            case ADVISORY -> Cell.text("an advisory's date").as("weak");
        };
    }

    private static List<Figure> gaps(Distribution distribution) {
        var figures = new ArrayList<Figure>();
        figures.add(new Figure("Release days", Integer.toString(distribution.days()), ""));
        if (distribution.median() != null) {
            figures.add(new Figure("Shortest gap", days(distribution.least()), ""));
            figures.add(new Figure("Median gap", days(distribution.median()), ""));
            figures.add(new Figure("Nine gaps in ten within", days(distribution.p90()), ""));
            figures.add(new Figure("Longest gap", days(distribution.most()), ""));
        }
        figures.add(
                new Figure(
                        "On a second Tuesday",
                        Integer.toString(distribution.onSecondTuesday()),
                        "of " + distribution.days()));
        return figures;
    }

    private static String days(@Nullable Integer days) {
        return days == null ? "not known" : Counted.of(days, "day");
    }

    private static Table weekdays(Distribution distribution) {
        var columns = new ArrayList<Column>();
        columns.add(Column.of("Days of the month"));
        for (DayOfWeek day : DayOfWeek.values()) {
            columns.add(Column.number(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
        }
        var rows = new ArrayList<Row>();
        for (int week = 1; week <= WEEKS; week++) {
            Map<DayOfWeek, Integer> counts = distribution.byWeek().getOrDefault(week, Map.of());
            var cells = new ArrayList<Cell>();
            for (DayOfWeek day : DayOfWeek.values()) {
                int count = counts.getOrDefault(day, 0);
                cells.add(
                        Cell.count(count)
                                .as(
                                        count == 0
                                                ? "number none"
                                                : "number level-" + Math.min(count, DEEPEST)));
            }
            int from = (week - 1) * WEEK + 1;
            String until = week == WEEKS ? "31" : Integer.toString(week * WEEK);
            rows.add(new Row(null, Cell.text(from + "–" + until), cells, false));
        }
        return new Table(
                "weekdays", "Release days by weekday and week of the month", columns, rows, null);
    }
}
