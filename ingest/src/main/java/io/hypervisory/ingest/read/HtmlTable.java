package io.hypervisory.ingest.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A table of HTML as a person sees it: a cell over several rows or columns stands in each of them,
/// white space is folded, no-break spaces too. Rows of tables within its cells are not its own, nor
/// is their text. Bounded: spans end with their row group, and a table beyond [#MOST_CELLS] ends
/// early. Thread-safe as long as nobody changes the elements.
public final class HtmlTable {
    /// Columns further right are left out.
    public static final int MOST_COLUMNS = 200;

    /// Cells after expansion; rows behind them are left out.
    public static final int MOST_CELLS = 1_000_000;

    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final List<Row> rows;
    private final boolean whole;

    private HtmlTable(List<Row> rows, boolean whole) {
        this.rows = List.copyOf(rows);
        this.whole = whole;
    }

    /// A cell.
    ///
    /// @param text on one line
    /// @param lines the same by lines of the page, blank ones left out
    /// @param element for its links and attributes
    public record Cell(String text, List<String> lines, Element element) {
        public Cell {
            lines = List.copyOf(lines);
        }

        static Cell of(Element element) {
            List<String> lines = HtmlText.lines(element);
            return new Cell(String.join(" ", lines), lines, element);
        }

        /// A `th`, which says nothing for sure: many headers are `td`.
        public boolean isHeader() {
            return element.normalName().equals("th");
        }

        /// Addresses that the cell links to, as written.
        public List<String> links() {
            return element.select("a[href]").eachAttr("href");
        }
    }

    /// A row; short ones are not filled up.
    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /// The cell in a column; null when there is none, as in column -1.
        public @Nullable Cell cell(int column) {
            return column < 0 || column >= cells.size() ? null : cells.get(column);
        }

        /// The text in a column; empty when there is none, as in column -1.
        public String text(int column) {
            Cell cell = cell(column);
            return cell == null ? "" : cell.text();
        }

        /// All texts, as written.
        public List<String> texts() {
            return cells.stream().map(Cell::text).toList();
        }

        /// One cell over the whole row, as separators and notes are.
        public boolean isOneCell() {
            return !cells.isEmpty() && cells.getFirst().element().equals(cells.getLast().element());
        }

        public boolean isBlank() {
            return cells.stream().allMatch(cell -> cell.text().isEmpty());
        }
    }

    /// What stands over a column, in lower case.
    ///
    /// @param group the text of the upper of two header rows; empty when there is one, or one cell
    ///   through both
    /// @param text the text of the lower one
    public record Head(String group, String text) {}

    /// A table from its header down. Repeated headers and rows that are no data are still in it.
    public record Body(List<Head> heads, List<Row> rows) {
        public Body {
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }

        /// The first column under one of the names, which are in lower case and tried in order; -1
        /// when there is none.
        public int column(String... names) {
            for (String name : names) {
                int column = column(name::equals);
                if (column >= 0) {
                    return column;
                }
            }
            return -1;
        }

        /// The first column whose head, in lower case, is wanted; -1 when there is none.
        public int column(Predicate<String> wanted) {
            for (int i = 0; i < heads.size(); i++) {
                if (wanted.test(heads.get(i).text())) {
                    return i;
                }
            }
            return -1;
        }

        /// The first column whose group and head, in lower case, are wanted; -1 when there is none.
        public int column(Predicate<String> group, Predicate<String> wanted) {
            for (int i = 0; i < heads.size(); i++) {
                if (group.test(heads.get(i).group()) && wanted.test(heads.get(i).text())) {
                    return i;
                }
            }
            return -1;
        }
    }

    /// @param table a `table`, or any element whose rows stand directly in it or in its row groups
    public static HtmlTable of(Element table) {
        var rows = new ArrayList<Row>();
        int room = MOST_CELLS;
        for (List<Element> group : groups(table)) {
            var grid = new Grid(group.size());
            for (Element row : group) {
                List<Cell> cells = grid.next(row);
                room -= cells.size();
                if (room < 0) {
                    return new HtmlTable(rows, false);
                }
                rows.add(new Row(cells));
            }
        }
        return new HtmlTable(rows, true);
    }

    public List<Row> rows() {
        return rows;
    }

    /// Nothing was left out for its length.
    public boolean isWhole() {
        return whole;
    }

    /// What stands below the first row that is a header. Two rows are one header where a cell goes
    /// through both, or where the upper one has a cell over several columns and the lower one is
    /// all `th`.
    ///
    /// @param isHeader given the texts of a row in lower case; of two rows that belong together
    ///   first the lower texts of each column
    public Optional<Body> under(Predicate<List<String>> isHeader) {
        for (int i = 0; i < rows.size(); i++) {
            boolean two = i + 1 < rows.size() && belong(rows.get(i), rows.get(i + 1));
            List<Head> heads = heads(rows.get(i), two ? rows.get(i + 1) : rows.get(i));
            if (isHeader.test(heads.stream().map(Head::text).toList())
                    || (two && isHeader.test(lower(rows.get(i))))) {
                return Optional.of(new Body(heads, rows.subList(i + (two ? 2 : 1), rows.size())));
            }
        }
        return Optional.empty();
    }

    private static boolean belong(Row upper, Row lower) {
        boolean through = false;
        boolean differ = false;
        boolean over = false;
        for (int i = 0; i < Math.min(upper.cells().size(), lower.cells().size()); i++) {
            Element above = upper.cells().get(i).element();
            boolean same = above.equals(lower.cells().get(i).element());
            through |= same;
            differ |= !same;
            over |= i > 0 && above.equals(upper.cells().get(i - 1).element());
        }
        return differ
                && (through
                        || (over
                                && !upper.isOneCell()
                                && lower.cells().stream().allMatch(Cell::isHeader)));
    }

    private static List<Head> heads(Row upper, Row lower) {
        var heads = new ArrayList<Head>();
        for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
            String above = upper.text(i).toLowerCase(Locale.ROOT);
            String below = lower.text(i).toLowerCase(Locale.ROOT);
            Cell cell = upper.cell(i);
            boolean through = cell != null && cell.equals(lower.cell(i));
            heads.add(
                    below.isEmpty() || through
                            ? new Head("", above.isEmpty() ? below : above)
                            : new Head(above, below));
        }
        return heads;
    }

    private static List<String> lower(Row row) {
        return row.texts().stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<List<Element>> groups(Element table) {
        var groups = new ArrayList<List<Element>>();
        var direct = new ArrayList<Element>();
        for (Element child : table.children()) {
            switch (child.normalName()) {
                case "tr" -> direct.add(child);
                case "thead", "tbody", "tfoot" ->
                        groups.add(
                                child.children().stream()
                                        .filter(row -> row.normalName().equals("tr"))
                                        .toList());
                default -> {}
            }
        }
        groups.add(direct);
        return groups;
    }

    /// Lays the rows of one group out. Used by one thread.
    private static final class Grid {
        private final List<@Nullable Cell> spanning = new ArrayList<>();
        private final List<Integer> until = new ArrayList<>();
        private final int height;
        private int row = -1;

        Grid(int height) {
            this.height = height;
        }

        List<Cell> next(Element tr) {
            row++;
            var cells = new ArrayList<Cell>();
            for (Element child : tr.children()) {
                if (!CELLS.contains(child.normalName())) {
                    continue;
                }
                fromAbove(cells);
                place(child, cells);
            }
            fromAbove(cells);
            return cells;
        }

        private void fromAbove(List<Cell> cells) {
            while (cells.size() < spanning.size() && until.get(cells.size()) > row) {
                cells.add(Objects.requireNonNull(spanning.get(cells.size())));
            }
        }

        private void place(Element child, List<Cell> cells) {
            int width = Math.min(span(child, "colspan"), MOST_COLUMNS - cells.size());
            if (width <= 0) {
                return;
            }
            Cell cell = Cell.of(child);
            int rowspan =
                    child.attr("rowspan").strip().equals("0") ? height : span(child, "rowspan");
            int end = Math.min(height, row + rowspan);
            for (int i = 0; i < width; i++) {
                while (spanning.size() <= cells.size()) {
                    spanning.add(null);
                    until.add(0);
                }
                spanning.set(cells.size(), cell);
                until.set(cells.size(), end);
                cells.add(cell);
            }
        }

        /// What is no number is 1, as browsers take it; more than the table can have is cut.
        private static int span(Element cell, String attribute) {
            String said = cell.attr(attribute).strip();
            boolean number = NUMBER.matcher(said).matches();
            return number ? Math.max(1, Integer.parseInt(said)) : 1;
        }
    }
}
