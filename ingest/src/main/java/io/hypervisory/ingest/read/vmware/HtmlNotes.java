package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.HtmlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Release notes in HTML, block by block, without the furniture of the site. Used by one thread.
final class HtmlNotes implements NodeFilter {
    private static final String FURNITURE =
            "head, script, style, noscript, template, nav, aside, footer, form";
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "kbd",
                    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
                    "tt", "u", "var", "wbr");

    private final List<NotesBlock> blocks = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private final Set<Element> frames;

    private HtmlNotes(Set<Element> frames) {
        this.frames = frames;
    }

    static List<NotesBlock> of(String html) {
        var page = Jsoup.parse(html);
        page.select(FURNITURE).remove();
        var notes = new HtmlNotes(frames(page));
        main(page).filter(notes);
        notes.end(0);
        return notes.blocks;
    }

    /// What the page calls its main part, where there is more in it than a heading.
    private static Element main(Element page) {
        Element main = page.selectFirst("main, [role=main]");
        return main == null || main.selectFirst("table, p, li") == null ? page : main;
    }

    /// Tables in which others stand.
    private static Set<Element> frames(Element page) {
        Set<Element> frames = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element table : page.select("table")) {
            Element above = table.parent();
            while (above != null && !above.normalName().equals("table")) {
                above = above.parent();
            }
            if (above != null) {
                frames.add(above);
            }
        }
        return frames;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            line.append(text.getWholeText());
        } else if (node instanceof Element element && !INLINE.contains(element.normalName())) {
            end(0);
            if (element.normalName().equals("table")) {
                return table(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    /// A table around others is the frame of a page; what it says itself is read all the same.
    private FilterResult table(Element table) {
        blocks.add(new NotesBlock.Table(EsxPage.rows(table)));
        return frames.contains(table) ? FilterResult.CONTINUE : FilterResult.SKIP_ENTIRELY;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && !INLINE.contains(element.normalName())) {
            String name = element.normalName();
            boolean heading =
                    name.length() == 2
                            && name.charAt(0) == 'h'
                            && Character.isDigit(name.charAt(1));
            end(heading ? name.charAt(1) - '0' : 0);
        }
        return FilterResult.CONTINUE;
    }

    private void end(int level) {
        String text = HtmlText.folded(line);
        line.setLength(0);
        if (!text.isEmpty()) {
            blocks.add(new NotesBlock.Line(text, level));
        }
    }
}
