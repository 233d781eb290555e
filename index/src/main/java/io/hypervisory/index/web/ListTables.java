package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What lists say of a CVE, each with its name. Immutable.
record ListTables(CveKnowledge knowledge) {
    /// Those without a row are left out.
    List<Table> tables() {
        return List.of(exploited(), likelihoods(), scores(), decisions(), tagged(), states())
                .stream()
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private Table exploited() {
        var rows = new ArrayList<Row>();
        knowledge
                .exploited()
                .forEach(each ->
                        rows.add(
                                Row.of(
                                        Cell.text(each.by()),
                                        said(each.added()),
                                        said(each.due()),
                                        said(each.action()),
                                        ransomware(each.ransomware()))));
        return new Table(
                "exploited",
                "Known exploited",
                Table.columns(
                        "List",
                        Column.of("Listed on"),
                        Column.of("To be mended by"),
                        Column.of("Asks for"),
                        Column.of("By ransomware")),
                rows,
                null);
    }

    private static Cell ransomware(@Nullable Boolean used) {
        return used == null ? Cell.UNKNOWN : Cell.text(used ? "yes" : "no");
    }

    private static Cell said(@Nullable Object value) {
        return value == null ? Cell.text("not said").as("unknown") : Cell.text(value.toString());
    }

    private Table likelihoods() {
        var rows = new ArrayList<Row>();
        knowledge
                .likelihoods()
                .forEach(each ->
                        rows.add(
                                Row.of(
                                        Cell.text(each.by()),
                                        Cell.text(
                                                String.format(
                                                        Locale.ROOT,
                                                        "%.0f to %.0f %%",
                                                        each.atLeast() * 100,
                                                        Math.min(1, each.below()) * 100)))));
        return new Table(
                "likelihoods",
                "Probability of exploitation within thirty days (EPSS), as a band",
                Table.columns("List", Column.of("Probability")),
                rows,
                null);
    }

    private Table scores() {
        var rows = new ArrayList<Row>();
        knowledge
                .scores()
                .forEach(each ->
                        rows.add(
                                Row.of(
                                        Cell.text(
                                                each.source() == null ? each.by() : each.source()),
                                        Cell.text(each.by()),
                                        Cell.text(each.scheme()),
                                        Cell.decimal(each.baseScore()),
                                        said(each.severity()),
                                        said(each.vector()).as("id"))));
        return new Table(
                "scores",
                "Scores side by side; base scores from 0.0 to 10.0",
                Table.columns(
                        "Who gave it",
                        Column.of("List"),
                        Column.of("Scheme"),
                        Column.number("Base score"),
                        Column.of("Severity"),
                        Column.of("Vector")),
                rows,
                null);
    }

    private Table decisions() {
        var rows = new ArrayList<Row>();
        knowledge
                .decisions()
                .forEach(each ->
                        rows.add(
                                Row.of(
                                        Cell.text(
                                                each.source() == null ? each.by() : each.source()),
                                        Cell.text(each.by()),
                                        Cell.text(each.points()))));
        return new Table(
                "decisions",
                "Decision points (SSVC)",
                Table.columns("Who gave them", Column.of("List"), Column.of("Points")),
                rows,
                null);
    }

    private Table tagged() {
        var rows = new ArrayList<Row>();
        knowledge
                .tagged()
                .forEach(each ->
                        rows.add(
                                Row.of(
                                        Cell.text(each.by()),
                                        each.published() == null
                                                ? Cell.text("not said").as("unknown")
                                                : Cell.text(Words.date(each.published())),
                                        each.platforms().isEmpty()
                                                ? Cell.text("none that is followed here")
                                                : platforms(each.platforms()))));
        return new Table(
                "tagged",
                "Products that lists call affected",
                Table.columns("List", Column.of("Published"), Column.of("Products")),
                rows,
                null);
    }

    private static Cell platforms(List<String> ids) {
        return Cell.of(ids.stream().map(id -> new Cell.Part(id, Counted.platform(id))).toList())
                .as("ids");
    }

    private Table states() {
        var rows = new ArrayList<Row>();
        knowledge
                .records()
                .forEach(each -> rows.add(Row.of(Cell.text(each.by()), said(each.state()))));
        return new Table(
                "states",
                "How lists hold it",
                Table.columns("List", Column.of("State")),
                rows,
                null);
    }
}
