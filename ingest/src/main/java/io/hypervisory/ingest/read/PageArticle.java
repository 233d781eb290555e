package io.hypervisory.ingest.read;

import io.hypervisory.ingest.read.PageLines.Line;
import io.hypervisory.ingest.read.PageLines.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// What a page is there for, apart from the site around it: the block in which its heading stands
/// with some text below.
public sealed interface PageArticle {
    /// @param page the whole of it, without its furniture
    /// @param heading as written
    /// @param root the block that heading and text stand in
    /// @param lines of that block, the heading among them
    record Found(org.jsoup.nodes.Document page, String heading, Element root, List<Line> lines)
            implements PageArticle {
        public Found {
            lines = List.copyOf(lines);
        }

        public String text() {
            return PageLines.text(lines);
        }

        /// By headings, less the page's own.
        public List<Section> sections() {
            var below = new ArrayList<Line>();
            boolean seen = false;
            for (Line line : lines) {
                if (!seen && line.isHeading() && line.text().equals(heading)) {
                    seen = true;
                } else {
                    below.add(line);
                }
            }
            return PageLines.sections(below);
        }

        /// Addresses that it links to, absolute where they are web addresses, with their text.
        public Map<String, String> links() {
            var links = new LinkedHashMap<String, String>();
            for (Element link : root.select("a[href]")) {
                String url = link.absUrl("href").strip();
                if (url.startsWith("http://") || url.startsWith("https://")) {
                    links.putIfAbsent(url, HtmlText.folded(link.text()));
                }
            }
            return links;
        }
    }

    /// No page that anything could be read of, with a reason for [Reading.Rejected].
    record Missing(String reason, String error) implements PageArticle {
        Reading.Rejected rejected() {
            return new Reading.Rejected(reason, error);
        }
    }

    Pattern MARKUP = Pattern.compile("<[A-Za-z!][^<>]{0,500}>");
    int LOOK = 64 * 1024;

    /// Less text than this beside the heading is a line of dates, unless the block says that it is
    /// the article.
    int LEAST = 200;

    int LEAST_OF_MARKED = 20;
    int LONGEST_HEADING = 1000;
    String MARKED =
            "article, main, [role=main], #content, #main, #article, .article, .entry, .post, .hentry";

    String FURNITURE =
            "script, style, noscript, template, iframe, svg, form:not(:has(h1, h2, h3)), nav, aside,"
                    + " footer, [role=navigation], [role=banner], [role=contentinfo], #header,"
                    + " #footer, #sidebar, .sidebar, #toc, .toc, #breadcrumbs, #breadcrumb,"
                    + " .breadcrumb, .breadcrumbs, .related, #related";

    /// The page of a document without what a site puts around its text; null when it is none.
    static org.jsoup.nodes.@Nullable Document page(Document document) {
        String html = Text.decode(document.body(), document.contentType());
        if (!MARKUP.matcher(html.substring(0, Math.min(html.length(), LOOK))).find()) {
            return null;
        }
        var page = Jsoup.parse(html, document.url());
        page.select(FURNITURE).remove();
        return page;
    }

    /// @param wanted a heading that is taken before others; without such a one it is the one that
    ///   the page's title repeats, or the first of the highest level
    static PageArticle in(Document document, Pattern wanted) {
        var page = page(document);
        if (page == null) {
            return new Missing("not-html", "no markup where a page was expected");
        }
        Element heading = heading(page, wanted);
        if (heading == null) {
            return titled(page);
        }
        Element root = around(heading);
        String said = PageLines.of(heading).getFirst().text();
        return new Found(page, said, root, PageLines.of(root));
    }

    /// What is made of a page's article; a page without one is refused.
    ///
    /// @param wanted as for [#in]
    static Reading read(Document document, Pattern wanted, Function<Found, Reading> making) {
        return switch (in(document, wanted)) {
            case Missing missing -> missing.rejected();
            case Found article -> making.apply(article);
        };
    }

    /// A page without headings is called as its title says.
    private static PageArticle titled(org.jsoup.nodes.Document page) {
        String title = HtmlText.folded(page.title());
        List<Line> lines = PageLines.of(page.body());
        return title.isEmpty() || lines.isEmpty()
                ? new Missing("no-heading", "a page without a heading")
                : new Found(page, title, page.body(), lines);
    }

    private static @Nullable Element heading(org.jsoup.nodes.Document page, Pattern wanted) {
        String title = HtmlText.folded(page.title());
        Element named = null;
        Element highest = null;
        for (Element heading : page.select("h1, h2, h3, h4")) {
            String text = beginning(heading);
            if (wanted.matcher(text).find()) {
                return heading;
            }
            if (named == null && text.length() > LEAST_OF_MARKED && title.contains(text)) {
                named = heading;
            }
            boolean higher =
                    highest == null || heading.normalName().compareTo(highest.normalName()) < 0;
            if (higher && !text.isEmpty()) {
                highest = heading;
            }
        }
        return named == null ? highest : named;
    }

    private static Element around(Element heading) {
        int length = beginning(heading).length();
        Element root = heading;
        while (root.parent() != null && !root.normalName().equals("body")) {
            int enough = length + (root.is(MARKED) ? LEAST_OF_MARKED : LEAST);
            if (root != heading && text(root, enough).length() >= enough) {
                break;
            }
            root = root.parent();
        }
        return root;
    }

    private static String beginning(Element heading) {
        return HtmlText.folded(text(heading, LONGEST_HEADING));
    }

    /// Ends soon after the length: headings can stand within headings.
    private static String text(Element element, int length) {
        var text = new StringBuilder();
        element.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        boolean parted = text.isEmpty() || text.charAt(text.length() - 1) == ' ';
                        if (node instanceof TextNode words) {
                            text.append(parted ? words.text().stripLeading() : words.text());
                        } else if (!parted && node.normalName().equals("br")) {
                            text.append(' ');
                        }
                        return text.length() >= length ? FilterResult.STOP : FilterResult.CONTINUE;
                    }
                });
        return text.toString();
    }
}
