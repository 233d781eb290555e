package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fixed-width tables that say what to apply to which product. Columns come from the ruler of
/// `=` under the heads; a cell goes on in the lines below it. Thread-safe.
final class ResponseTables {
    private static final Pattern RULER =
            Pattern.compile("\\s*(?:={2,}(?:\\s+={2,}){1,7}|-{2,}(?:\\s+-{2,}){1,7})\\s*");
    private static final Pattern GROUP = Pattern.compile("=+|-+");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern FOOTNOTE =
            Pattern.compile("\\s*(?:\\*+|\\[\\d+]|\\(\\d+\\)|Notes?:).*|\\s*[-=_]{5,}.*");
    private static final Pattern MARK = Pattern.compile(" ?(?:(?<!\\*)\\*++|\\[\\d{1,4}])$");
    private static final int HEAD_LINES = 4;

    /// What a column holds.
    private enum Column {
        PRODUCT,
        VERSION,
        RUNNING_ON,
        SEVERITY,
        FIX,
        WORKAROUND,
        OTHER
    }

    private final List<String> lines;
    private final List<int[]> borders = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    private ResponseTables(List<String> lines, int ruler) {
        this.lines = lines;
        Matcher group = GROUP.matcher(lines.get(ruler));
        while (group.find()) {
            borders.add(new int[] {group.start(), group.end()});
        }
    }

    /// The rows of all tables in the lines, in order, a page's own tables too.
    ///
    /// @param text of which the lines are a part
    /// @param issue the label that the rows get; null when they stand under none
    static List<PatchRow> in(
            AdvisoryText text, List<String> lines, @Nullable String issue, Unread unread) {
        var rows = new ArrayList<PatchRow>();
        for (int i = 0; i < lines.size(); i++) {
            HtmlTable.Body matrix = text.table(lines.get(i));
            if (matrix != null) {
                rows.addAll(ResponseMatrix.of(matrix).rows(issue, unread));
                continue;
            }
            if (!RULER.matcher(lines.get(i)).matches()) {
                continue;
            }
            var table = new ResponseTables(lines, i);
            if (table.readHeads(i)) {
                rows.addAll(table.rows(i + 1, issue));
            } else {
                unread.note("table not understood: " + lines.get(Math.max(0, i - 1)).strip());
            }
        }
        return rows;
    }

    private boolean readHeads(int ruler) {
        int from = ruler;
        while (from > 0 && ruler - from < HEAD_LINES && !lines.get(from - 1).isBlank()) {
            from--;
        }
        List<List<String>> heads = emptyRow();
        lines.subList(from, ruler).forEach(line -> append(heads, line));
        heads.forEach(words -> columns.add(column(String.join(" ", words))));
        if (from == ruler) {
            byPosition();
        }
        return columns.contains(Column.PRODUCT) && columns.contains(Column.FIX);
    }

    private static Column column(String head) {
        String text = head.toLowerCase(Locale.ROOT);
        if (text.contains("running")) {
            return Column.RUNNING_ON;
        }
        if (text.contains("version")) {
            return Column.VERSION;
        }
        if (text.contains("severity")) {
            return Column.SEVERITY;
        }
        if (text.contains("workaround") || text.contains("mitigation")) {
            return Column.WORKAROUND;
        }
        if (text.contains("replace") || text.contains("apply") || text.contains("patch")) {
            return Column.FIX;
        }
        return text.contains("product") ? Column.PRODUCT : Column.OTHER;
    }

    /// A table without heads has the usual columns.
    private void byPosition() {
        Collections.fill(columns, Column.OTHER);
        columns.set(0, Column.PRODUCT);
        columns.set(columns.size() - 1, Column.FIX);
        if (columns.size() > 2) {
            columns.set(1, Column.VERSION);
        }
        if (columns.size() > 3) {
            columns.set(2, Column.RUNNING_ON);
        }
    }

    private List<PatchRow> rows(int from, @Nullable String issue) {
        var rows = new ArrayList<List<List<String>>>();
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean first = line.isBlank() && i == from && from + 1 < lines.size();
            if (line.isBlank() ? !first && !goesOn(i + 1) : ends(line)) {
                break;
            }
            if (line.isBlank()) {
                continue;
            }
            List<List<String>> cells = emptyRow();
            append(cells, line);
            if (rows.isEmpty() || opensRow(cells)) {
                rows.add(cells);
            } else {
                append(rows.getLast(), line);
            }
        }
        return rows.stream().map(cells -> row(cells, issue)).toList();
    }

    private static boolean ends(String line) {
        return FOOTNOTE.matcher(line).matches() || RULER.matcher(line).matches();
    }

    /// Behind a blank line only a line that fits the columns belongs to the table.
    private boolean goesOn(int at) {
        if (at >= lines.size()) {
            return false;
        }
        String line = lines.get(at);
        for (int[] border : borders) {
            int start = border[0];
            boolean word = start < line.length() && line.charAt(start) != ' ';
            if (!word || (start > 0 && line.charAt(start - 1) != ' ')) {
                return false;
            }
        }
        return !RULER.matcher(line).matches();
    }

    private boolean opensRow(List<List<String>> cells) {
        int version = columns.indexOf(Column.VERSION);
        return !cells.get(columns.indexOf(Column.PRODUCT)).isEmpty()
                && (version < 0 || !cells.get(version).isEmpty())
                && !cells.get(columns.indexOf(Column.FIX)).isEmpty();
    }

    private List<List<String>> emptyRow() {
        var row = new ArrayList<List<String>>();
        borders.forEach(border -> row.add(new ArrayList<>()));
        return row;
    }

    /// Gives each word to the column in which it begins; a word that begins in the gap before a
    /// column and reaches into it belongs to it.
    private void append(List<List<String>> cells, String line) {
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            int column = 0;
            for (int i = 1; i < borders.size(); i++) {
                boolean inGap = word.start() >= borders.get(i - 1)[1];
                if (word.start() >= borders.get(i)[0]
                        || (inGap && word.end() > borders.get(i)[0])) {
                    column = i;
                }
            }
            cells.get(column).add(word.group());
        }
    }

    private PatchRow row(List<List<String>> cells, @Nullable String issue) {
        String product = cell(cells, Column.PRODUCT);
        String version = cell(cells, Column.VERSION);
        String fix = MailText.joined(cells.get(columns.indexOf(Column.FIX)));
        return new PatchRow(
                issue,
                product,
                null,
                said(version),
                said(cell(cells, Column.RUNNING_ON)),
                List.of(),
                null,
                said(cell(cells, Column.SEVERITY)),
                null,
                fix,
                PatchIds.inCell(product, version, fix),
                null,
                said(cell(cells, Column.WORKAROUND)),
                null);
    }

    private static @Nullable String said(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private String cell(List<List<String>> cells, Column column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            return "";
        }
        return MARK.matcher(MailText.joined(cells.get(at))).replaceFirst("");
    }
}
