package io.hypervisory.ingest.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The text of a page from top to bottom: a line for each line that a browser shows, one with cells
/// for each row of a table. A table that holds headings, lists or other tables is there for the
/// layout, and its cells are read as if they were blocks. Works once through the page. Thread-safe
/// as long as nobody changes the elements.
public final class PageLines {
    private static final Set<String> NO_DATA =
            Set.of("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "hr");

    private static final Pattern HEADING = Pattern.compile("h[1-6]");
    private static final Pattern NUMBER = Pattern.compile("^\\d{1,2}(?:\\.\\d{1,2}){0,3}[.)]?\\s+");

    private PageLines() {}

    /// @param level 1 to 6 for a heading, else 0
    /// @param cells of a row; one for a line of text
    public record Line(int level, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        public boolean isHeading() {
            return level > 0;
        }

        public String text() {
            return cells.size() == 1
                    ? cells.getFirst()
                    : cells.stream()
                            .filter(cell -> !cell.isEmpty())
                            .collect(Collectors.joining(" "));
        }
    }

    /// @param heading as written, less its number; empty for what stands before the first
    /// @param lines below it, to the next heading of any level
    public record Section(String heading, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }

        /// Its lines, a row's cells apart by a space.
        public String text() {
            return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
        }
    }

    /// Without blank lines.
    public static List<Line> of(Element root) {
        var lines = new ArrayList<Line>();
        var walk = new Walk(layout(root), lines);
        root.filter(walk);
        walk.endLine("end");
        return lines;
    }

    /// The text by headings; a part without text is left out.
    public static List<Section> sections(List<Line> lines) {
        var sections = new ArrayList<Section>();
        String heading = "";
        var below = new ArrayList<Line>();
        for (Line line : lines) {
            if (!line.isHeading()) {
                below.add(line);
                continue;
            }
            if (!below.isEmpty()) {
                sections.add(new Section(heading, below));
                below.clear();
            }
            heading = NUMBER.matcher(line.text()).replaceFirst("");
        }
        if (!below.isEmpty()) {
            sections.add(new Section(heading, below));
        }
        return sections;
    }

    public static String text(List<Line> lines) {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /// Tables that are no tables of data.
    private static Set<Node> layout(Element root) {
        Set<Node> layout = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayList<Node>();
        root.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (!open.isEmpty() && NO_DATA.contains(node.normalName())) {
                            layout.add(open.getLast());
                        }
                        if (node.normalName().equals("table")) {
                            open.add(node);
                        }
                        return FilterResult.CONTINUE;
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        if (node.normalName().equals("table")) {
                            open.removeLast();
                        }
                        return FilterResult.CONTINUE;
                    }
                });
        return layout;
    }

    /// Used by one thread.
    private static final class Walk implements NodeFilter {
        private final Set<Node> layout;
        private final List<Line> lines;
        private final List<Node> tables = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int level;
        private int preformatted;

        Walk(Set<Node> layout, List<Line> lines) {
            this.layout = layout;
            this.lines = lines;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            String name = node.normalName();
            if (node instanceof TextNode words) {
                append(words.getWholeText());
            } else if (HtmlText.breaks(name)) {
                endLine(name);
            }
            if (name.equals("table")) {
                tables.add(node);
            } else if (name.equals("pre")) {
                preformatted++;
            } else if (HEADING.matcher(name).matches()) {
                level = name.charAt(1) - '0';
            } else if (name.equals("tr") && isRowOfData()) {
                row((Element) node);
                return FilterResult.SKIP_CHILDREN;
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            String name = node.normalName();
            if (HtmlText.breaks(name)) {
                endLine(name);
            }
            if (name.equals("table")) {
                tables.removeLast();
            } else if (name.equals("pre")) {
                preformatted--;
            } else if (HEADING.matcher(name).matches()) {
                level = 0;
            }
            return FilterResult.CONTINUE;
        }

        private void append(String words) {
            if (preformatted == 0) {
                text.append(words);
                return;
            }
            int from = 0;
            for (int end = words.indexOf('\n'); end >= 0; end = words.indexOf('\n', from)) {
                text.append(words, from, end);
                endLine("pre");
                from = end + 1;
            }
            text.append(words, from, words.length());
        }

        /// A break within a heading is none.
        private void endLine(String name) {
            if (level > 0 && !HEADING.matcher(name).matches()) {
                text.append(' ');
                return;
            }
            String folded = HtmlText.folded(text);
            text.setLength(0);
            if (!folded.isEmpty()) {
                lines.add(new Line(level, List.of(folded)));
            }
        }

        private boolean isRowOfData() {
            return !tables.isEmpty() && !layout.contains(tables.getLast());
        }

        private void row(Element row) {
            List<List<String>> cells =
                    row.children().stream()
                            .filter(cell -> Set.of("td", "th").contains(cell.normalName()))
                            .map(HtmlText::lines)
                            .toList();
            if (cells.size() == 1) {
                cells.getFirst().forEach(line -> lines.add(new Line(0, List.of(line))));
            } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                lines.add(new Line(0, cells.stream().map(cell -> String.join(" ", cell)).toList()));
            }
        }
    }
}
