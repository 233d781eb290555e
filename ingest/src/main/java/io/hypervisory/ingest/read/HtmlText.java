package io.hypervisory.ingest.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The text of HTML as a person sees it. Thread-safe as long as nobody changes the elements.
public final class HtmlText {
    /// Elements that end a line wherever they stand.
    private static final Set<String> BREAKING =
            Set.of(
                    "br",
                    "p",
                    "div",
                    "li",
                    "ul",
                    "ol",
                    "dl",
                    "dt",
                    "dd",
                    "pre",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "blockquote");

    /// Others, which stand around text and tables.
    private static final Set<String> AROUND =
            Set.of(
                    "table", "tr", "td", "th", "section", "article", "main", "header", "footer",
                    "aside", "nav", "address", "form");

    private HtmlText() {}

    /// Whether an element of that name ends a line, be it around text or in it.
    public static boolean breaks(String name) {
        return BREAKING.contains(name) || AROUND.contains(name);
    }

    /// The text of an element by lines as a browser breaks them, white space folded, blank lines
    /// and tables within left out.
    public static List<String> lines(Element element) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        element.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (node instanceof TextNode text) {
                            line.append(text.getWholeText());
                        } else if (BREAKING.contains(node.normalName())) {
                            end(line, lines);
                        }
                        if (depth > 0 && node.normalName().equals("table")) {
                            end(line, lines);
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        return FilterResult.CONTINUE;
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        if (BREAKING.contains(node.normalName())) {
                            end(line, lines);
                        }
                        return FilterResult.CONTINUE;
                    }
                });
        end(line, lines);
        return lines;
    }

    private static void end(StringBuilder line, List<String> lines) {
        String folded = folded(line);
        if (!folded.isEmpty()) {
            lines.add(folded);
        }
        line.setLength(0);
    }

    /// White space of any kind and length becomes one space, none at the ends; soft hyphens and
    /// zero-width spaces go.
    public static String folded(CharSequence text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u00ad' || c == '\u200b' || c == '\ufeff') {
                continue;
            }
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!space) {
                folded.append(c);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().stripTrailing();
    }
}
