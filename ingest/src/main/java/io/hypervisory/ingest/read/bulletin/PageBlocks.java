package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;

/// What a page shows, from top to bottom: headings, paragraphs, tables. The levels of headings are
/// left out, since the pages use them as they like. Used by one thread.
final class PageBlocks {
    private static final Set<String> HIDDEN =
            Set.of("script", "style", "noscript", "template", "form", "nav", "select");
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "b", "bdi", "bdo", "big", "code", "em", "font", "i", "kbd", "mark",
                    "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "img",
                    "wbr", "ins", "del", "cite");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /// A piece of a page.
    sealed interface Block {
        record Heading(String text) implements Block {}

        /// @param item stands in a list
        record Text(List<String> lines, boolean item, List<Reference> links) implements Block {
            public Text {
                lines = List.copyOf(lines);
                links = List.copyOf(links);
            }

            String text() {
                return String.join("\n", lines);
            }
        }

        record Table(HtmlTable table) implements Block {}
    }

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Reference> links = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final Set<Element> layout;
    private int lists;

    private PageBlocks(Set<Element> layout) {
        this.layout = layout;
    }

    static List<Block> of(Element body) {
        var page = new PageBlocks(layoutTables(body));
        body.filter(page.new Walk());
        page.flush();
        return List.copyOf(page.blocks);
    }

    /// Tables that hold headings or tables are there for the page's looks.
    private static Set<Element> layoutTables(Element body) {
        Set<Element> layout = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Element> open = new ArrayDeque<>();
        body.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        boolean table = node.normalName().equals("table");
                        if ((table || HEADINGS.contains(node.normalName())) && !open.isEmpty()) {
                            layout.add(open.getLast());
                        }
                        if (table) {
                            open.addLast((Element) node);
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node.normalName().equals("table")) {
                            open.removeLast();
                        }
                    }
                });
        return layout;
    }

    private void endLine() {
        String folded = HtmlText.folded(line);
        if (!folded.isEmpty()) {
            lines.add(folded);
        }
        line.setLength(0);
    }

    private void flush() {
        endLine();
        if (!lines.isEmpty()) {
            blocks.add(new Block.Text(lines, lists > 0, links));
        }
        lines.clear();
        links.clear();
    }

    private final class Walk implements NodeFilter {
        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                line.append(text.getWholeText());
                return FilterResult.CONTINUE;
            }
            String name = node.normalName();
            if (!(node instanceof Element element) || HIDDEN.contains(name)) {
                return node instanceof Element ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
            }
            if (HEADINGS.contains(name)) {
                flush();
                blocks.add(new Block.Heading(HtmlText.folded(element.text())));
                return FilterResult.SKIP_ENTIRELY;
            }
            if (name.equals("table") && !layout.contains(element)) {
                flush();
                blocks.add(new Block.Table(HtmlTable.of(element)));
                return FilterResult.SKIP_ENTIRELY;
            }
            begin(element, name);
            return FilterResult.CONTINUE;
        }

        private void begin(Element element, String name) {
            if (name.equals("br")) {
                endLine();
            } else if (!INLINE.contains(name)) {
                flush();
                lists += name.equals("ul") || name.equals("ol") ? 1 : 0;
            } else if (name.equals("a") && element.attr("href").startsWith("http")) {
                String text = HtmlText.folded(element.text());
                links.add(new Reference(null, text.isEmpty() ? null : text, element.attr("href")));
            }
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element && !INLINE.contains(node.normalName())) {
                String name = node.normalName();
                if (!name.equals("br")) {
                    flush();
                }
                lists -= name.equals("ul") || name.equals("ol") ? 1 : 0;
            }
            return FilterResult.CONTINUE;
        }
    }
}
