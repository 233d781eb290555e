package io.hypervisory.ingest.read.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page says of itself in its head, in schema.org's JSON, or in marked elements.
///
/// @param link canonical where the page says so within its own host, else its address
/// @param key what the site calls the post by
/// @param title empty when there is none
/// @param site empty when it does not say
/// @param published, updated as written; null when not stated
record PageHead(
        String link,
        String key,
        String title,
        String site,
        List<String> authors,
        List<String> categories,
        @Nullable String published,
        @Nullable String updated) {
    private static final Pattern SHORT = Pattern.compile("https?://[^?#]*\\?p=\\d+");

    PageHead {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }

    /// @param url the page's own
    static PageHead of(Document page, String url) {
        SchemaOrg schema = SchemaOrg.in(page);
        String link = link(page, url);
        PageEntry entry = PageEntry.of(page, link);
        return new PageHead(
                link,
                key(page, link),
                orEmpty(first(meta(page, "og:title"), schema.headline(), title(page, entry))),
                orEmpty(meta(page, "og:site_name")),
                authors(page, schema, entry),
                categories(page),
                first(
                        meta(page, "article:published_time"),
                        schema.published(),
                        marked(page, "datePublished"),
                        meta(page, "date"),
                        entry.published()),
                first(
                        meta(page, "article:modified_time"),
                        schema.modified(),
                        marked(page, "dateModified")));
    }

    /// A canonical link to another host would let a page speak for that host's posts.
    private static String link(Document page, String url) {
        String host = FeedReader.host(url);
        for (String said : List.of(href(page, "link[rel=canonical]"), og(page))) {
            boolean web = said.startsWith("http://") || said.startsWith("https://");
            if (web && host != null && host.equals(FeedReader.host(said))) {
                return said;
            }
        }
        return url;
    }

    private static String og(Document page) {
        return orEmpty(meta(page, "og:url"));
    }

    private static String key(Document page, String link) {
        String shortlink = href(page, "link[rel=shortlink]");
        String host = FeedReader.host(link);
        if (SHORT.matcher(shortlink).matches()
                && host != null
                && host.equals(FeedReader.host(shortlink))) {
            return shortlink;
        }
        String blog = marked(page, "blogId");
        String post = marked(page, "postId");
        return blog == null || post == null
                ? link
                : "tag:blogger.com,1999:blog-" + blog + ".post-" + post;
    }

    private static String href(Document page, String selector) {
        Element link = page.selectFirst(selector);
        return link == null ? "" : link.absUrl("href").strip();
    }

    /// Null when absent or empty.
    private static @Nullable String meta(Document page, String name) {
        for (String attribute : List.of("property", "name")) {
            Element meta = page.selectFirst("meta[" + attribute + "=" + name + "]");
            if (meta != null && !meta.attr("content").isBlank()) {
                return meta.attr("content").strip();
            }
        }
        return null;
    }

    private static @Nullable String marked(Document page, String property) {
        Element element = page.selectFirst("[itemprop=" + property + "]");
        if (element == null) {
            return null;
        }
        for (String attribute : List.of("content", "datetime", "title")) {
            if (!element.attr(attribute).isBlank()) {
                return element.attr(attribute).strip();
            }
        }
        String text = element.text().strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String title(Document page, PageEntry entry) {
        if (!entry.heading().isEmpty()) {
            return entry.heading();
        }
        Element heading = page.selectFirst("article h1, main h1, h1.entry-title, h3.post-title");
        String text = heading == null ? page.title() : heading.text();
        return text.isBlank() ? null : text.strip();
    }

    private static List<String> authors(Document page, SchemaOrg schema, PageEntry entry) {
        var authors = new LinkedHashSet<>(schema.authors());
        if (authors.isEmpty()) {
            String said =
                    first(
                            meta(page, "author"),
                            marked(page, "author"),
                            entry.authors().isEmpty() ? null : entry.authors().getFirst(),
                            text(page, "a[rel~=author], .author .fn, .byline .author"));
            if (said != null && !said.startsWith("http")) {
                authors.add(said);
            }
        }
        return new ArrayList<>(authors);
    }

    private static List<String> categories(Document page) {
        var categories = new LinkedHashSet<String>();
        page.select("meta[property=article:tag], meta[property=article:section]")
                .forEach(meta -> categories.add(meta.attr("content").strip()));
        page.select("a[rel~=(?i)\\btag\\b]").forEach(tag -> categories.add(tag.text().strip()));
        categories.remove("");
        return new ArrayList<>(categories);
    }

    private static @Nullable String text(Document page, String selector) {
        Element element = page.selectFirst(selector);
        return element == null || element.text().isBlank() ? null : element.text().strip();
    }

    private static @Nullable String first(@Nullable String... said) {
        for (String each : said) {
            if (each != null) {
                return each;
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
