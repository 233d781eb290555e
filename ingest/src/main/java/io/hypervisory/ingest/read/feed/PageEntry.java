package io.hypervisory.ingest.read.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/// The post as the themes of blogs mark it, where a page says nothing of itself in its head: a
/// block with a heading, a line on who wrote it and when. The marks are those of WordPress' and
/// Blogger's themes and of the microformat hAtom, on which both build.
///
/// @param heading empty when it has none of its own
/// @param published as written, a machine's date before one in words; null when there is none
record PageEntry(String heading, List<String> authors, @Nullable String published) {
    private static final PageEntry NONE = new PageEntry("", List.of(), null);

    private static final String BLOCKS =
            "article, .hentry:not(body), .post:not(body), [itemprop=blogPost]";
    private static final Evaluator COMMENTS =
            QueryParser.parse("#comments, .comments, .commentlist, .comment-list");
    private static final String BODIES =
            ".entry, .entry-content, .post-content, .post-body, [itemprop=articleBody]";
    private static final String LINES =
            ".byline, .entry-meta, .post-meta, .postmetadata, .post-info, .entry-date, .post-date,"
                    + " .post-footer, .postfooter";

    private static final int LONGEST_LINE = 500;
    private static final int MOST_LINES = 20;
    private static final int DATE_HEADER_WITHIN = 5;

    private static final Pattern BY =
            Pattern.compile(
                    "(?i)(?:^|\\b(?:posted|written|published)|\\d) by (\\p{L}[^\\d|,·•]{0,60}?)"
                            + "(?= (?:on|at|in|under|@) |\\s?[|,·•]|$)");

    PageEntry {
        authors = List.copyOf(authors);
    }

    /// @param url the page's own
    static PageEntry of(Document page, String url) {
        Element block = block(page, url);
        if (block == null) {
            return NONE;
        }
        Element heading = heading(block);
        List<String> lines = lines(block);
        return new PageEntry(
                heading == null ? "" : heading.text().strip(),
                authors(block, lines),
                published(block, lines));
    }

    /// The only one, or of several the one whose heading leads here; null when there is none.
    private static @Nullable Element block(Document page, String url) {
        List<Element> blocks = outermost(page.select(BLOCKS));
        if (blocks.size() == 1) {
            return blocks.getFirst();
        }
        for (Element block : blocks) {
            Element heading = heading(block);
            Element link = heading == null ? null : heading.selectFirst("a[href]");
            if (link != null && link.absUrl("href").equals(url)) {
                return block;
            }
        }
        return null;
    }

    private static List<Element> outermost(List<Element> blocks) {
        Set<Element> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(blocks);
        var outermost = new ArrayList<Element>();
        for (Element block : blocks) {
            if (block.parents().stream().noneMatch(at -> all.contains(at) || at.is(COMMENTS))) {
                outermost.add(block);
            }
        }
        return outermost;
    }

    /// A heading within the text is one of its parts.
    private static @Nullable Element heading(Element block) {
        Element marked = block.selectFirst(".entry-title, .post-title");
        if (marked != null) {
            return marked;
        }
        Element first = block.selectFirst("h1, h2, h3");
        return first == null || first.closest(BODIES) != null ? null : first;
    }

    /// What stands about the post beside its text, in order.
    private static List<String> lines(Element block) {
        var lines = new ArrayList<String>();
        for (Element line : block.select(LINES + ", small").stream().limit(MOST_LINES).toList()) {
            boolean bare = line.nameIs("small") && line.parent() != block;
            String text = line.text().strip();
            if (!bare && !text.isEmpty() && text.length() <= LONGEST_LINE) {
                lines.add(text);
            }
        }
        return lines;
    }

    private static List<String> authors(Element block, List<String> lines) {
        Element marked =
                block.selectFirst(
                        ".post-author .fn, .author .fn, .vcard .fn, a[rel~=\\bauthor\\b]");
        if (marked != null && marked.closest(COMMENTS) == null && !marked.text().isBlank()) {
            return List.of(marked.text().strip());
        }
        for (String line : lines) {
            Matcher by = BY.matcher(line);
            if (by.find()) {
                return List.of(by.group(1).strip());
            }
        }
        return List.of();
    }

    private static @Nullable String published(Element block, List<String> lines) {
        Element time = block.selectFirst("time[datetime], abbr.published[title]");
        if (time != null && time.closest(COMMENTS) == null) {
            return time.attr(time.nameIs("time") ? "datetime" : "title").strip();
        }
        for (String line : lines) {
            String day = PageDay.find(line);
            if (day != null) {
                return day;
            }
        }
        return dateHeader(block);
    }

    /// Blogger puts the day above the posts of it.
    private static @Nullable String dateHeader(Element block) {
        Element at = block;
        for (int up = 0; up < 2 && at != null; up++) {
            Element before = at.previousElementSibling();
            for (int i = 0; i < DATE_HEADER_WITHIN && before != null; i++) {
                if (before.hasClass("date-header")) {
                    return PageDay.find(before.text());
                }
                before = before.previousElementSibling();
            }
            at = at.parent();
        }
        return null;
    }
}
