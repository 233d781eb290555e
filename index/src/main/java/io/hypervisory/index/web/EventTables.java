package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Figures;
import io.hypervisory.enrich.judgement.cadence.Figures.EventLine;
import io.hypervisory.enrich.judgement.cadence.FixLine;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.Chart;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What happened to a host, event by event. Immutable.
///
/// @param id begins the tables' ids
record EventTables(String id, Figures figures) {
    private static final String UNKNOWN = "not known";

    Table events() {
        return new Table(
                id + "-events",
                "Maintenance events: windows in which the host or its VMs are taken away, or may be",
                Table.columns(
                        "Window",
                        Column.of("Takes"),
                        Column.of("Forced by"),
                        Column.number("Installs"),
                        Column.number("Already covered"),
                        Column.of("Components")),
                figures.events().stream().map(EventTables::event).toList(),
                null);
    }

    private static Row event(EventLine event) {
        return Row.of(
                Cell.text(event.day().toString()),
                Counted.toll(event.toll()),
                Counted.entries(event.forcedBy()),
                Cell.count(event.installed().size()),
                Cell.count(event.covered().size()),
                Counted.known(components(event)));
    }

    private static Set<String> components(EventLine event) {
        var components = new TreeSet<String>();
        event.installed().forEach(fix -> components.addAll(fix.components()));
        return components;
    }

    Table tollsByYear() {
        return byYear(
                id + "-tolls",
                "Events by year and by what they take",
                event -> Set.of(Counted.word(event.toll())));
    }

    Table componentsByYear() {
        return byYear(
                id + "-parts",
                "Events by year and by component of what they install; one may count in several",
                event -> {
                    Set<String> components = components(event);
                    return components.isEmpty() ? Set.of(UNKNOWN) : components;
                });
    }

    private Table byYear(
            String id, String caption, Function<EventLine, ? extends Collection<String>> values) {
        var years = new TreeMap<Integer, Map<String, Integer>>();
        var all = new TreeSet<String>();
        for (EventLine event : figures.events()) {
            Map<String, Integer> counts =
                    years.computeIfAbsent(event.day().getYear(), _ -> new TreeMap<>());
            for (String value : values.apply(event)) {
                counts.merge(value, 1, Integer::sum);
                all.add(value);
            }
        }
        var columns = new ArrayList<Column>();
        columns.add(Column.of("Year"));
        all.forEach(value -> columns.add(Column.number(value).drawn("bar")));
        var rows = new ArrayList<Row>();
        years.forEach((year, counts) -> {
            List<Cell> cells =
                    all.stream().map(value -> Cell.count(counts.getOrDefault(value, 0))).toList();
            rows.add(new Row(null, Cell.text(year.toString()), cells, false));
        });
        // of a single year or value the table says it all
        Chart chart =
                years.size() < 2 || all.size() < 2
                        ? null
                        : new Chart(
                                Chart.Kind.STACK,
                                null,
                                "events",
                                caption + ", from the table below");
        return new Table(id, caption, columns, rows, chart);
    }

    Table kinds() {
        var rows = new ArrayList<Row>();
        figures.split()
                .byKind()
                .forEach((kind, events) ->
                        rows.add(
                                Row.of(
                                        Cell.text(kind.equals("unknown") ? UNKNOWN : kind),
                                        Cell.count(events))));
        return new Table(
                id + "-kinds",
                "Events by kind of what they install; one may count in several",
                Table.columns("Kind", Column.number("Events")),
                rows,
                null);
    }

    Table quiet() {
        return new Table(
                id + "-quiet",
                "Windows in which something is installed and nothing is taken away",
                Table.columns(
                        "Window",
                        Column.of("Takes"),
                        Column.of("Because of"),
                        Column.number("Installs"),
                        Column.number("Already covered"),
                        Column.of("Components")),
                figures.quiet().stream().map(EventTables::event).toList(),
                null);
    }

    Table skipped() {
        var rows = new ArrayList<Row>();
        for (Figures.Skipped skipped : figures.skipped()) {
            FixLine fix = skipped.fix();
            rows.add(
                    Row.of(
                            Counted.entry(fix.id()),
                            Cell.text(fix.day().toString()),
                            Counted.known(fix.symptoms()),
                            Counted.known(fix.hardware()),
                            brought(skipped)));
        }
        return new Table(
                id + "-skipped",
                "Skipped by the policy, with the symptoms that stay",
                Table.columns(
                        "Fix",
                        Column.of("Day"),
                        Column.of("Symptoms"),
                        Column.of("Hardware"),
                        Column.of("Brought later by")),
                rows,
                null);
    }

    private static Cell brought(Figures.Skipped skipped) {
        var by = skipped.broughtBy();
        LocalDate on = skipped.broughtOn();
        if (by == null || on == null) {
            return Cell.text("none");
        }
        String also = skipped.installed() ? "" : ", skipped as well";
        return Cell.of(
                List.of(
                        new Cell.Part(by.local(), Counted.fix(by)),
                        Cell.Part.of("on " + on + also)));
    }

    Table open() {
        var rows = new ArrayList<Row>();
        figures.open()
                .forEach(fix ->
                        rows.add(
                                Row.of(
                                        Counted.entry(fix.id()),
                                        Cell.text(fix.day().toString()),
                                        Counted.toll(fix.toll()))));
        return new Table(
                id + "-open",
                "Chosen, and without a window before the end",
                Table.columns("Fix", Column.of("Day"), Column.of("Would take")),
                rows,
                null);
    }

    Table releaseDays() {
        var rows = new ArrayList<Row>();
        figures.releaseDays()
                .days()
                .forEach(day ->
                        rows.add(
                                Row.of(
                                        Cell.text(day.day().toString()),
                                        Counted.toll(day.toll()),
                                        CalendarView.basis(day.basis()),
                                        Counted.entries(day.notices()))));
        return new Table(
                id + "-days",
                "Release days of the period, whatever one installs",
                Table.columns(
                        "Day",
                        Column.of("Would take"),
                        Column.of("Known from"),
                        Column.of("What came out")),
                rows,
                null);
    }
}
