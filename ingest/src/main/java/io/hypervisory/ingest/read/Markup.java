package io.hypervisory.ingest.read;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// An HTML fragment as a person reads it. Thread-safe.
///
/// @param text on one line
/// @param links the addresses that it links to, as written
public record Markup(String text, List<String> links) {
    public Markup {
        links = List.copyOf(links);
    }

    public static Markup of(String html) {
        Document document = Jsoup.parse(html);
        List<String> links =
                document.select("a[href]").stream().map(link -> link.attr("href")).toList();
        return new Markup(document.text().strip(), links);
    }

    /// Plain text as HTML, so that it reads as it stands.
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
