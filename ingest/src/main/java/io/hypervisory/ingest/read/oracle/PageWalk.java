package io.hypervisory.ingest.read.oracle;

import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlText;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Walks a page in its order: headings, lines of text, links, tables. Used by one thread.
final class PageWalk implements NodeFilter {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> NO_TEXT =
            Set.of("script", "style", "noscript", "template", "nav", "footer", "button", "select");
    private static final Set<String> OF_THE_SITE = Set.of("nav", "footer", "breadcrumb");
    private static final Set<String> INLINE =
            Set.of(
                    "a", "b", "i", "em", "strong", "span", "font", "sub", "sup", "u", "code",
                    "small");

    private final Visitor visitor;
    private final StringBuilder line = new StringBuilder();

    /// Takes what stands on the page.
    interface Visitor {
        void heading(String text);

        /// A line of text, not blank.
        void line(String text);

        void link(String href, String text);

        /// Whether the table is one that the visitor knows; what stands in others is text.
        boolean takes(HtmlTable table);
    }

    private PageWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    static void walk(Element body, Visitor visitor) {
        var walk = new PageWalk(visitor);
        body.filter(walk);
        walk.endLine();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            line.append(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (NO_TEXT.contains(name) || isOfTheSite(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (HEADINGS.contains(name)) {
            endLine();
            visitor.heading(HtmlText.folded(element.text()));
            return FilterResult.SKIP_ENTIRELY;
        }
        if (name.equals("a") && element.hasAttr("href")) {
            visitor.link(element.attr("href"), HtmlText.folded(element.text()));
        }
        if (!INLINE.contains(name)) {
            endLine();
        }
        return name.equals("table") && visitor.takes(HtmlTable.of(element))
                ? FilterResult.SKIP_ENTIRELY
                : FilterResult.CONTINUE;
    }

    private static boolean isOfTheSite(Element element) {
        return OF_THE_SITE.contains(element.id())
                || element.classNames().stream().anyMatch(OF_THE_SITE::contains);
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && !INLINE.contains(element.normalName())) {
            endLine();
        }
        return FilterResult.CONTINUE;
    }

    private void endLine() {
        String folded = HtmlText.folded(line);
        if (!folded.isEmpty()) {
            visitor.line(folded);
        }
        line.setLength(0);
    }
}
