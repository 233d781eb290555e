package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// Release notes in Markdown, as they are rendered for machines: pipe tables whose first row is
/// often empty, lists within cells on one line, escaped underscores. Used by one thread.
final class MarkdownNotes {
    private static final Pattern FRONT_MATTER =
            Pattern.compile(
                    "\\A\\s{0,9}---[ \\t]*\\n(?:(?!---)[^\\n]{0,2000}\\n){0,100}---[ \\t]*\\n");
    private static final Pattern HEADING = Pattern.compile("(#{1,6})[ \\t]+(.*)");
    private static final Pattern CLOSING = Pattern.compile("[ \\t]#{1,6}[ \\t]{0,9}$");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+]|\\d{1,3}[.)])[ \\t]+");
    private static final Pattern DELIMITER = Pattern.compile("[-: \\t]{0,200}-[-: \\t]{0,200}");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern LINK =
            Pattern.compile("!?\\[([^\\[\\]\\n]{0,500})]\\([^()\\s]{0,2000}[^()]{0,200}\\)");
    private static final Pattern BREAK = Pattern.compile("(?i)<br[ ]?/?>");
    private static final Pattern BULLET = Pattern.compile("(?:^|[ \\t\\n])-[ \\t]+(?=\\S)");
    private static final Pattern MARKS = Pattern.compile("\\*\\*|__(?=\\S)|`");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([!-/:-@\\[-`{-~])");

    private final List<NotesBlock> blocks = new ArrayList<>();
    private List<List<String>> rows = new ArrayList<>();
    private boolean isCode;

    private MarkdownNotes() {}

    static List<NotesBlock> of(String text) {
        var notes = new MarkdownNotes();
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        Matcher front = FRONT_MATTER.matcher(unix);
        String body = front.lookingAt() ? unix.substring(front.end()) : unix;
        body.lines().map(String::strip).forEach(notes::line);
        notes.endTable();
        return notes.blocks;
    }

    /// A row that has no end was not meant to end there.
    static boolean isCut(String text) {
        String end = text.stripTrailing();
        String last = end.substring(end.lastIndexOf('\n') + 1);
        return last.startsWith("|") && (!last.endsWith("|") || last.length() == 1);
    }

    private void line(String line) {
        if (line.startsWith("```")) {
            isCode = !isCode;
            return;
        }
        if (isCode) {
            return;
        }
        if (line.startsWith("|")) {
            row(line);
            return;
        }
        endTable();
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            String text = CLOSING.matcher(heading.group(2)).replaceFirst("");
            add(text, heading.group(1).length());
        } else {
            Matcher item = ITEM.matcher(line);
            add(item.lookingAt() ? line.substring(item.end()) : line, 0);
        }
    }

    private void add(String text, int level) {
        String plain = HtmlText.folded(plain(text));
        if (!plain.isEmpty()) {
            blocks.add(new NotesBlock.Line(plain, level));
        }
    }

    private void row(String line) {
        int end = line.endsWith("|") && line.length() > 1 ? line.length() - 1 : line.length();
        List<String> cells =
                List.of(CELL_END.split(line.substring(1, end), HtmlTable.MOST_COLUMNS));
        if (cells.stream().allMatch(cell -> DELIMITER.matcher(cell).matches())) {
            return;
        }
        rows.add(cells.stream().map(MarkdownNotes::cell).toList());
    }

    private void endTable() {
        if (!rows.isEmpty()) {
            blocks.add(new NotesBlock.Table(rows));
            rows = new ArrayList<>();
        }
    }

    /// By its lines; each item of a list within it is one.
    private static String cell(String cell) {
        String broken = BREAK.matcher(cell.strip()).replaceAll("\n");
        return plain(BULLET.matcher(broken).replaceAll("\n")).strip();
    }

    private static String plain(String text) {
        String linked = LINK.matcher(text).replaceAll("$1");
        String bare = MARKS.matcher(linked).replaceAll("");
        return Parser.unescapeEntities(ESCAPE.matcher(bare).replaceAll("$1"), false);
    }
}
