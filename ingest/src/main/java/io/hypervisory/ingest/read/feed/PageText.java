package io.hypervisory.ingest.read.feed;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The text of a page without what the site puts around it: where it marks its article, that; else
/// the block with the most running text that is no link.
///
/// @param heading empty when there is none
/// @param time the first date that stands in the article; null when there is none
/// @param links the addresses that the text links to
record PageText(String text, String heading, @Nullable String time, List<String> links) {
    private static final String FURNITURE =
            "script, style, noscript, template, iframe, svg, form, nav, aside, footer,"
                    + " [role=navigation], [role=banner], [role=contentinfo], [aria-hidden=true],"
                    + " #comments, .comments, .comment-list, .commentlist, #respond,"
                    + " #sidebar, .sidebar, .widget, .sharedaddy, .postmetadata, .post-footer,"
                    + " .postfooter, .related-posts, .jp-relatedposts, .breadcrumbs, .navigation";

    /// Blogger's posts stand in a widget as well.
    private static final String POSTS = ".post-body, .entry-content, .post-content, article";

    /// The narrower before the wider.
    private static final List<String> MARKED =
            List.of(
                    "[itemprop=articleBody]",
                    ".entry-content, .post-content, .post-body, .article-body, .post > .entry",
                    "article",
                    "main, [role=main]");

    private static final String PARAGRAPHS = "p, pre, blockquote, li, td";

    /// Less is a teaser, or a mark misplaced.
    private static final int LEAST = 140;

    PageText {
        links = List.copyOf(links);
    }

    static PageText of(Document page) {
        Element body = page.body().clone();
        removeFurniture(body);
        Element heading = body.selectFirst("h1");
        Element time = body.selectFirst("article time[datetime], main time[datetime]");
        if (time == null) {
            time = body.selectFirst("time[datetime]");
        }
        Element article = article(body);
        return new PageText(
                article.text().strip(),
                heading == null ? "" : heading.text().strip(),
                time == null ? null : time.attr("datetime").strip(),
                links(article));
    }

    /// Of a page that is text from beginning to end.
    static PageText ofWhole(Document page) {
        return new PageText(page.body().text().strip(), "", null, links(page.body()));
    }

    private static List<String> links(Element of) {
        return of.select("a[href]").stream().map(link -> link.absUrl("href")).toList();
    }

    private static void removeFurniture(Element body) {
        Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element post : body.select(POSTS)) {
            for (Element at = post.parent(); at != null && around.add(at); ) {
                at = at.parent();
            }
        }
        for (Element furniture : body.select(FURNITURE)) {
            if (!furniture.hasClass("widget") || !around.contains(furniture)) {
                furniture.remove();
            }
        }
    }

    private static Element article(Element body) {
        for (String mark : MARKED) {
            Element longest = null;
            int most = LEAST - 1;
            for (Element marked : body.select(mark)) {
                int length = marked.text().length();
                if (length > most) {
                    most = length;
                    longest = marked;
                }
            }
            if (longest != null) {
                return longest;
            }
        }
        return densest(body);
    }

    /// A paragraph counts for what it stands in, and half for what that stands in.
    private static Element densest(Element body) {
        Map<Element, Double> scores = new HashMap<>();
        Element best = body;
        double most = 0;
        for (Element paragraph : body.select(PARAGRAPHS)) {
            double score = paragraph.ownText().length();
            Element at = paragraph.parent();
            for (int up = 0; up < 2 && at != null && at != body.parent(); up++) {
                double sum = scores.merge(at, score, Double::sum);
                if (sum > most) {
                    most = sum;
                    best = at;
                }
                score /= 2;
                at = at.parent();
            }
        }
        return best;
    }
}
