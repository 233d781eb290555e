package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Cost;
import io.hypervisory.enrich.judgement.cadence.Exposure;
import io.hypervisory.enrich.judgement.cadence.Figures;
import io.hypervisory.enrich.judgement.cadence.Figures.CostLine;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.Chart;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What maintenance costs and leaves open, under every policy and window. Immutable.
///
/// @param id begins the table's id
record CostTables(String id, Figures figures) {
    Table costs() {
        return new Table(
                id + "-costs",
                "What each policy and window costs, and what it leaves open meanwhile; ◆ is what was"
                        + " asked for",
                List.of(
                        Column.of("Policy").drawn("group"),
                        Column.of("Window"),
                        Column.number("Events").drawn("x"),
                        Column.number("Host-hours"),
                        Column.number("Elapsed hours"),
                        Column.number("VM hours, migrating"),
                        Column.number("VM hours, not migrating"),
                        Column.number("Median wait, days"),
                        Column.number("Nine in ten within, days"),
                        Column.number("Vulnerability-days").drawn("y"),
                        Column.number("Of them known exploited"),
                        Column.number("Fixes never installed"),
                        Column.number("Vulnerability-days of skipping")),
                figures.table().stream().map(CostTables::row).toList(),
                new Chart(
                        Chart.Kind.POINTS,
                        "maintenance events",
                        "vulnerability-days left open",
                        "Each policy and window as a point: events to the right, vulnerability-days"
                                + " upwards, from the table below"));
    }

    private static Row row(CostLine line) {
        Cost cost = line.cost();
        Exposure exposure = line.exposure();
        return new Row(
                null,
                Cell.text(line.policy().word()),
                List.of(
                        Cell.text(line.window().word()).as("nowrap"),
                        Cell.count(cost.events()),
                        Cell.decimal(cost.hostHours()),
                        Cell.decimal(cost.elapsedHours()),
                        Cell.decimal(cost.vmHoursWithMigration()),
                        Cell.decimal(cost.vmHoursWithoutMigration()),
                        wait(exposure.median()),
                        wait(exposure.p90()),
                        Cell.count(exposure.vulnerabilityDays()),
                        Cell.count(exposure.exploitedDays()),
                        Cell.count(exposure.leftOpen().untilTheEnd()),
                        Cell.count(exposure.leftOpen().vulnerabilityDays())),
                line.asked());
    }

    /// Null is that there was nothing to wait for.
    private static Cell wait(@Nullable Integer days) {
        return days == null ? Cell.text("no security fix").as("quiet") : Cell.count(days);
    }
}
