package io.hypervisory.docker.archive;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.hypervisory.docker.archive.HistoryFacts.Post;
import java.io.StringWriter;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// One feed for each blog: RSS 2.0, and Atom for the one that ran on Blogger, so that both are
/// seen.
final class BlogFeeds {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String ATOM_SITE = "virtualization.info";
    private static final String RECONSTRUCTED =
            "Reconstructed from facts for a demo; the post's own words are not here.";
    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private BlogFeeds() {}

    /// A blog and where its feed stands.
    record Feed(String site, Page page) {}

    static List<Feed> feeds(List<Post> posts, URI base) {
        Map<String, List<Post>> bySite =
                posts.stream()
                        .filter(post -> !post.title().startsWith("(title not stored)"))
                        .sorted(comparing(Post::day, nullsFirst(naturalOrder())).reversed())
                        .collect(groupingBy(Post::site, LinkedHashMap::new, toList()));
        var feeds = new ArrayList<Feed>();
        bySite.forEach((site, own) -> feeds.add(new Feed(site, page(site, own, base))));
        return feeds;
    }

    /// The name of a site within an address.
    static String slug(String site) {
        return site.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    }

    private static Page page(String site, List<Post> posts, URI base) {
        String path = "/blogs/" + slug(site) + "/feed";
        return site.equals(ATOM_SITE)
                ? new Page(
                        path, "application/atom+xml", () -> atom(site, posts, base.resolve(path)))
                : new Page(path, "application/rss+xml", () -> rss(site, posts, base.resolve(path)));
    }

    private static String rss(String site, List<Post> posts, URI self) {
        return xml(out -> {
            out.writeStartElement("rss");
            out.writeAttribute("version", "2.0");
            out.writeStartElement("channel");
            element(out, "title", site);
            element(out, "link", self.toString());
            element(out, "description", "Posts of " + site + ". " + RECONSTRUCTED);
            for (Post post : posts) {
                item(out, post);
            }
            out.writeEndElement();
            out.writeEndElement();
        });
    }

    private static void item(XMLStreamWriter out, Post post) throws XMLStreamException {
        boolean isUrl = isUrl(post);
        out.writeStartElement("item");
        element(out, "title", post.title());
        if (isUrl) {
            element(out, "link", post.address());
        }
        out.writeStartElement("guid");
        out.writeAttribute("isPermaLink", String.valueOf(isUrl));
        out.writeCharacters(post.address());
        out.writeEndElement();
        if (!post.author().isEmpty()) {
            element(out, "author", post.author());
        }
        if (post.day() != null) {
            element(out, "pubDate", RFC_822.format(post.day().atStartOfDay(ZoneOffset.UTC)));
        }
        element(out, "description", description(post));
        out.writeEndElement();
        out.writeCharacters("\n");
    }

    /// Atom demands an instant of each entry, so only a blog whose days are all known is given so.
    private static String atom(String site, List<Post> posts, URI self) {
        LocalDate last =
                posts.stream()
                        .map(post -> Objects.requireNonNull(post.day(), post.title()))
                        .max(LocalDate::compareTo)
                        .orElseThrow();
        return xml(out -> {
            out.setDefaultNamespace(ATOM);
            out.writeStartElement(ATOM, "feed");
            out.writeDefaultNamespace(ATOM);
            element(out, "id", self.toString());
            element(out, "title", site);
            element(out, "subtitle", "Posts of " + site + ". " + RECONSTRUCTED);
            element(out, "updated", midnight(last));
            link(out, "self", self.toString());
            for (Post post : posts) {
                entry(out, post);
            }
            out.writeEndElement();
        });
    }

    private static void entry(XMLStreamWriter out, Post post) throws XMLStreamException {
        out.writeStartElement("entry");
        element(out, "id", post.address());
        element(out, "title", post.title());
        if (isUrl(post)) {
            link(out, "alternate", post.address());
        }
        String day = midnight(Objects.requireNonNull(post.day(), post.title()));
        element(out, "published", day);
        element(out, "updated", day);
        out.writeStartElement("author");
        element(out, "name", post.author().isEmpty() ? post.site() : post.author());
        out.writeEndElement();
        element(out, "summary", description(post));
        out.writeEndElement();
        out.writeCharacters("\n");
    }

    private static String description(Post post) {
        String facts =
                post.facts().isEmpty() ? "" : "Facts kept of this post: " + post.facts() + ". ";
        return facts + RECONSTRUCTED;
    }

    private static boolean isUrl(Post post) {
        return post.address().startsWith("http");
    }

    private static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private static void link(XMLStreamWriter out, String relation, String address)
            throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", relation);
        out.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter out, String name, String text)
            throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
        out.writeCharacters("\n");
    }

    /// What is written into a feed.
    private interface Content {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    private static String xml(Content content) {
        var text = new StringWriter();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            content.write(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write a feed", e);
        }
        return text.toString();
    }
}
