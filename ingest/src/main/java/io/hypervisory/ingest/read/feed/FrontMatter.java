package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.contract.Yaml;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A post in Markdown with YAML before it between two lines of `---`, as Jekyll and Hugo keep them.
///
/// @param body the Markdown with its links and headings made HTML; the rest of its marks stays
record FrontMatter(PageHead head, Document body) {
    private static final String LINE = "---";
    private static final int LONGEST = 64 * 1024;

    private static final Pattern LINK =
            Pattern.compile(
                    "!?\\[([^\\[\\]]{0,500})\\]\\((https?://[^\\s()]{1,1000})(?: [^()\\n]{0,300})?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6} +");

    /// Null when the text does not begin so.
    ///
    /// @param url the document's own
    static @Nullable FrontMatter of(String text, String url) {
        String bare = text.replaceFirst("^\\uFEFF?", "");
        if (!bare.startsWith(LINE + "\n") && !bare.startsWith(LINE + "\r\n")) {
            return null;
        }
        int end = bare.indexOf("\n" + LINE, LINE.length());
        if (end < 0 || end > LONGEST) {
            return null;
        }
        JsonNode said = yaml(bare.substring(LINE.length(), end));
        if (said == null || !said.path("title").isString()) {
            return null;
        }
        int next = bare.indexOf('\n', end + 1);
        String markdown = next < 0 ? "" : bare.substring(next + 1);
        return new FrontMatter(head(said, url), html(markdown, url));
    }

    private static @Nullable JsonNode yaml(String text) {
        try {
            JsonNode node = Yaml.MAPPER.readTree(text);
            return node.isObject() ? node : null;
        } catch (JacksonException | StackOverflowError e) {
            return null;
        }
    }

    private static PageHead head(JsonNode said, String url) {
        Set<String> authors = new LinkedHashSet<>();
        add(said.path("author"), authors);
        add(said.path("authors"), authors);
        Set<String> categories = new LinkedHashSet<>();
        add(said.path("categories"), categories);
        add(said.path("tags"), categories);
        String updated = text(said.path("last_modified_at"));
        return new PageHead(
                url,
                url,
                said.path("title").asString("").strip(),
                "",
                List.copyOf(authors),
                List.copyOf(categories),
                text(said.path("date")),
                updated == null ? text(said.path("lastmod")) : updated);
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.isValueNode() ? node.asString("").strip() : "";
        return text.isEmpty() ? null : text;
    }

    private static void add(JsonNode said, Set<String> names) {
        for (JsonNode each : said.isArray() ? said : List.of(said)) {
            String name = text(each);
            if (name != null) {
                names.add(name);
            }
        }
    }

    private static Document html(String markdown, String url) {
        String linked = LINK.matcher(markdown).replaceAll("<a href=\"$2\">$1</a>");
        return Jsoup.parse(HEADING.matcher(linked).replaceAll(""), url);
    }
}
