package io.hypervisory.index.web.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table with a caption that says what it counts, in a box of its own that scrolls.
///
/// @param id unique on its page
/// @param chart null when it is not drawn
public record Table(
        String id, String caption, List<Column> columns, List<Row> rows, @Nullable Chart chart) {
    /// @param series what a chart makes of it: `bar`, `line`, `x`, `y`, `group`; null for nothing
    /// @param isNumber its cells hold numbers
    public record Column(String name, @Nullable String series, boolean isNumber) {
        public static Column of(String name) {
            return new Column(name, null, false);
        }

        public static Column number(String name) {
            return new Column(name, null, true);
        }

        public Column drawn(String as) {
            return new Column(name, as, isNumber);
        }
    }

    /// @param id to link to; null for none
    /// @param isChosen it is the one that was asked for
    public record Row(@Nullable String id, Cell head, List<Cell> cells, boolean isChosen) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Cell head, Cell... cells) {
            return new Row(null, head, Arrays.asList(cells), false);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// The first is that of the row heads.
    public static List<Column> columns(String head, Column... others) {
        var columns = new ArrayList<Column>();
        columns.add(Column.of(head));
        columns.addAll(Arrays.asList(others));
        return columns;
    }

    /// Null without a chart: the attribute is left out then.
    public @Nullable String drawn() {
        return chart == null ? null : chart.word();
    }

    public @Nullable String across() {
        return chart == null ? null : chart.x();
    }

    public @Nullable String upwards() {
        return chart == null ? null : chart.y();
    }

    public @Nullable String says() {
        return chart == null ? null : chart.says();
    }
}
