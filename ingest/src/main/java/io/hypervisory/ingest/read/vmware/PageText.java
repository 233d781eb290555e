package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.vmware.AdvisoryText.Embedded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Writes a page out as the mails write an advisory: a paragraph and a blank line, `label: value`
/// for the rows of the head, rules for rules. Tables that say what to apply are embedded, tables
/// that only lay the page out are not seen. Used by one thread.
final class PageText implements NodeFilter {
    private static final String RULE = "-----";
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "head", "svg", "select", "button");

    /// Whatever else breaks ends a paragraph.
    private static final Set<String> LINES = Set.of("br", "li", "tr", "td", "th", "dt", "dd");

    private final List<String> lines = new ArrayList<>();
    private final List<Embedded> objects = new ArrayList<>();
    private final Set<Element> layout = new HashSet<>();
    private final StringBuilder line = new StringBuilder();
    private final List<Integer> links = new ArrayList<>();

    private PageText() {}

    static AdvisoryText of(Element page) {
        var text = new PageText();
        for (Element table : page.select("table")) {
            Element above = table.parent() == null ? null : table.parent().closest("table");
            if (above != null) {
                text.layout.add(above);
            }
        }
        page.filter(text);
        text.endLine();
        return new AdvisoryText(text.lines, text.objects);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            append(AdvisoryText.plain(text.getWholeText()));
            return FilterResult.CONTINUE;
        }
        String name = node.normalName();
        if (UNSEEN.contains(name) || !(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        endOf(name);
        return switch (name) {
            case "a" -> {
                links.add(line.length());
                yield FilterResult.CONTINUE;
            }
            case "li" -> {
                line.append("- ");
                yield FilterResult.CONTINUE;
            }
            case "hr" -> add(List.of(RULE));
            case "pre" -> add(MailText.lines(AdvisoryText.plain(element.wholeText())));
            case "table" ->
                    layout.contains(element) ? FilterResult.CONTINUE : table(HtmlTable.of(element));
            default -> FilterResult.CONTINUE;
        };
    }

    private void endOf(String name) {
        if (LINES.contains(name)) {
            endLine();
        } else if (HtmlText.breaks(name)) {
            endParagraph();
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        String name = node.normalName();
        if (name.equals("a")) {
            link(node.attr("href").strip());
        } else {
            endOf(name);
        }
        return FilterResult.CONTINUE;
    }

    /// No-break spaces are kept as blanks: some pages indent with them.
    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u00A0') {
                line.append(' ');
            } else if (!Character.isWhitespace(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
    }

    private void link(String url) {
        int from = links.isEmpty() ? 0 : links.removeLast();
        String text = from < line.length() ? line.substring(from).strip() : "";
        if (!text.isEmpty() && url.startsWith("http")) {
            objects.add(new Embedded.Link(text, url));
            line.append(AdvisoryText.reference(objects.size() - 1));
        }
    }

    private FilterResult table(HtmlTable table) {
        var body = table.under(ResponseMatrix::isHead);
        if (body.isPresent()) {
            objects.add(new Embedded.Table(body.get()));
            return add(List.of(AdvisoryText.reference(objects.size() - 1)));
        }
        if (table.rows().stream().noneMatch(PageText::statesTheId)) {
            return FilterResult.CONTINUE;
        }
        return add(
                table.rows().stream()
                        .filter(row -> !row.isBlank())
                        .map(row -> VmsaHead.label(row.text(0)) + ": " + row.text(1))
                        .toList());
    }

    private static boolean statesTheId(HtmlTable.Row row) {
        return VmsaHead.label(row.text(0)).equalsIgnoreCase(VmsaHead.ID);
    }

    private FilterResult add(List<String> some) {
        endParagraph();
        lines.addAll(some);
        endParagraph();
        return FilterResult.SKIP_ENTIRELY;
    }

    private void endLine() {
        if (!line.toString().isBlank()) {
            lines.add(line.toString().stripTrailing());
        }
        line.setLength(0);
    }

    private void endParagraph() {
        endLine();
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
    }
}
