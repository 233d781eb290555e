package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.contract.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The article that a page describes in JSON-LD by schema.org. Null and empty where it does not.
record SchemaOrg(
        @Nullable String headline,
        @Nullable String published,
        @Nullable String modified,
        List<String> authors) {
    private static final SchemaOrg NOTHING = new SchemaOrg(null, null, null, List.of());
    private static final Set<String> ARTICLES =
            Set.of("Article", "BlogPosting", "NewsArticle", "TechArticle", "Report");

    /// A page needs no more.
    private static final int MOST_NODES = 10_000;

    SchemaOrg {
        authors = List.copyOf(authors);
    }

    static SchemaOrg in(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            JsonNode article = article(parsed(script.data()));
            if (article != null) {
                return new SchemaOrg(
                        text(article, "headline"),
                        text(article, "datePublished"),
                        text(article, "dateModified"),
                        authors(article.path("author")));
            }
        }
        return NOTHING;
    }

    /// What is no JSON says nothing.
    private static JsonNode parsed(String script) {
        try {
            return Json.MAPPER.readTree(script);
        } catch (JacksonException e) {
            return Json.MAPPER.nullNode();
        }
    }

    /// The first, whether alone, in a list or in a graph.
    private static @Nullable JsonNode article(JsonNode root) {
        var open = new ArrayDeque<JsonNode>(List.of(root));
        for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
            JsonNode node = open.removeFirst();
            if (isArticle(node.path("@type"))) {
                return node;
            }
            if (node.isContainer()) {
                open.addAll(node.values());
            }
        }
        return null;
    }

    private static boolean isArticle(JsonNode type) {
        return type.isArray()
                ? type.values().stream().anyMatch(SchemaOrg::isArticle)
                : ARTICLES.contains(type.asString(""));
    }

    private static List<String> authors(JsonNode said) {
        var authors = new ArrayList<String>();
        for (JsonNode author : said.isArray() ? said : List.of(said)) {
            String name = author.isString() ? author.stringValue() : text(author, "name");
            if (name != null && !name.isBlank()) {
                authors.add(name.strip());
            }
        }
        return authors;
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("").strip();
        return text.isEmpty() ? null : text;
    }
}
