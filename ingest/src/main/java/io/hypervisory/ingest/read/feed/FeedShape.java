package io.hypervisory.ingest.read.feed;

import static java.util.Map.entry;

import io.hypervisory.ingest.read.Text;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;

/// Brings the dialects of feeds into the shapes of which Rome reads most: RSS of any version, with
/// any namespace or none, and CDF become RSS 2.0; Atom of any namespace, and an entry that stands
/// alone, become Atom 0.3 or 1.0. Thread-safe.
///
/// @param head the element that speaks of the feed as a whole
/// @param items its entries, in order
record FeedShape(Document document, Element head, List<Element> items) {
    private static final Namespace ATOM_1_0 = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace ATOM_0_3 = Namespace.getNamespace("http://purl.org/atom/ns#");
    private static final Namespace DUBLIN_CORE =
            Namespace.getNamespace("http://purl.org/dc/elements/1.1/");
    private static final Map<String, String> SPELLING =
            Map.ofEntries(
                    entry("abstract", "description"),
                    entry("author", "author"),
                    entry("category", "category"),
                    entry("description", "description"),
                    entry("guid", "guid"),
                    entry("link", "link"),
                    entry("pubdate", "pubDate"),
                    entry("title", "title"));
    private static final Set<String> ROOTS = Set.of("feed", "rss", "rdf");

    /// Null when there is no feed.
    static @Nullable FeedShape of(Document document) {
        Element feed = feed(document.getRootElement());
        if (feed == null) {
            return null;
        }
        return switch (name(feed)) {
            case "feed" -> atom(feed, items(feed));
            case "entry" -> atom(feed, List.of(feed));
            default -> rss(feed);
        };
    }

    /// Rome refuses a whole feed for one odd hour or link that we do not take from it.
    void keepOnlyWhatIsUsed() {
        List<Content> content = head.removeContent();
        content.removeIf(part ->
                !(part instanceof Element element) || !(isItem(element) || isOfHead(element)));
        head.addContent(content);
        items.forEach(item -> item.removeChildren("link", item.getNamespace()));
    }

    private static boolean isOfHead(Element element) {
        return Set.of("title", "author").contains(element.getName());
    }

    private static @Nullable Element feed(Element root) {
        if (ROOTS.contains(name(root)) || Set.of("channel", "entry").contains(name(root))) {
            return root;
        }
        // some wrap their feed, even in a page
        for (Element inner : below(root)) {
            if (ROOTS.contains(name(inner)) && !items(inner).isEmpty()) {
                return inner;
            }
        }
        return null;
    }

    private static FeedShape atom(Element feed, List<Element> entries) {
        boolean old =
                feed.getNamespaceURI().startsWith("http://purl.org/atom/")
                        || feed.getAttributeValue("version", "").startsWith("0.");
        var head = new Element("feed");
        var own = namespaces(feed, entries);
        gather(feed, entries, head);
        entries.forEach(entry -> entry.setName("entry"));
        move(head, own, old ? ATOM_0_3 : ATOM_1_0);
        decodeBase64(head);
        return shape(head, head, entries);
    }

    private static @Nullable FeedShape rss(Element feed) {
        List<Element> items = items(feed);
        Element channel = name(feed).equals("channel") ? feed : child(feed, "channel");
        if (channel == null && items.isEmpty()) {
            return null;
        }
        Element about = channel == null ? feed : channel;
        var own = namespaces(feed, items);
        own.add(about.getNamespace());
        var head = new Element("channel");
        gather(about, items, head);
        if (feed == channel) {
            attributesAsElements(feed, head);
            items.forEach(item -> attributesAsElements(item, item));
        }
        var root = new Element("rss").setAttribute("version", "2.0").addContent(head);
        move(root, own, Namespace.NO_NAMESPACE);
        root.getDescendants(Filters.element()).forEach(FeedShape::spellAsRssDoes);
        items.forEach(item -> item.setName("item"));
        return shape(root, head, items);
    }

    private static FeedShape shape(Element root, Element head, List<Element> items) {
        adoptTitle(head);
        items.forEach(FeedShape::adoptTitle);
        return new FeedShape(new Document(root), head, items);
    }

    /// The content of `about`, then the entries, into `head`; in bulk, since one by one would take
    /// the square of their number.
    private static void gather(Element about, List<Element> entries, Element head) {
        entries.forEach(FeedShape::keepBase);
        keepBase(about);
        String base = about.getAttributeValue("base", Namespace.XML_NAMESPACE);
        if (base != null) {
            head.setAttribute("base", base, Namespace.XML_NAMESPACE);
        }
        if (!entries.contains(about)) {
            List<Content> content = about.removeContent();
            content.removeIf(part -> part instanceof Element element && isItem(element));
            head.addContent(content);
        }
        for (Element entry : entries) {
            if (entry.getParentElement() != null) {
                entry.getParentElement().removeContent();
            }
            entry.detach();
        }
        head.addContent(entries);
    }

    /// RSS 1.0 and before has its items beside the channel, RSS 0.9x and 2.0 within, RSS 1.1 in a
    /// list within; some hide them elsewhere.
    private static List<Element> items(Element feed) {
        var items = new ArrayList<Element>();
        Stream.of(feed, child(feed, "channel"), child(feed, "items"))
                .forEach(parent -> {
                    if (parent != null) {
                        parent.getChildren().stream().filter(FeedShape::isItem).forEach(items::add);
                    }
                });
        if (items.isEmpty()) {
            below(feed).stream().filter(FeedShape::isOutermostItem).forEach(items::add);
        }
        return items;
    }

    private static boolean isOutermostItem(Element element) {
        for (Element at = element.getParentElement(); at != null; at = at.getParentElement()) {
            if (isItem(at)) {
                return false;
            }
        }
        return isItem(element);
    }

    private static boolean isItem(Element element) {
        return name(element).equals("item") || name(element).equals("entry");
    }

    private static Set<Namespace> namespaces(Element feed, List<Element> items) {
        var own = new HashSet<Namespace>();
        own.add(feed.getNamespace());
        items.forEach(item -> own.add(item.getNamespace()));
        return own;
    }

    private static void move(Element root, Set<Namespace> from, Namespace to) {
        var elements = below(root);
        elements.add(root);
        for (Element element : elements) {
            if (from.contains(element.getNamespace()) || element == root) {
                List.copyOf(element.getAdditionalNamespaces())
                        .forEach(element::removeNamespaceDeclaration);
                element.setNamespace(to);
            }
        }
    }

    /// Atom 0.3 could; Rome's decoder fails over white space.
    private static void decodeBase64(Element feed) {
        for (Element element : below(feed)) {
            if (element.getAttributeValue("mode", "").equals("base64")) {
                element.setAttribute("mode", "escaped");
                try {
                    byte[] text = Base64.getMimeDecoder().decode(element.getTextTrim());
                    element.setText(Text.decode(text, null));
                } catch (IllegalArgumentException e) {
                    element.setText("");
                }
            }
        }
    }

    /// CDF says in attributes what RSS says in elements.
    private static void attributesAsElements(Element from, Element to) {
        for (Attribute attribute : from.getAttributes()) {
            String value = attribute.getValue();
            switch (attribute.getName().toLowerCase(Locale.ROOT)) {
                case "href" -> to.addContent(new Element("link").setText(value));
                case "lastmod" -> to.addContent(new Element("updated").setText(value));
                default -> {}
            }
        }
    }

    /// Dublin Core's title counts where there is no other.
    private static void adoptTitle(Element element) {
        Element other = element.getChild("title", DUBLIN_CORE);
        if (other != null && element.getChild("title", element.getNamespace()) == null) {
            other.setNamespace(element.getNamespace());
        }
    }

    /// CDF writes in capitals, and some write RSS as they like.
    private static void spellAsRssDoes(Element element) {
        if (element.getNamespace().equals(Namespace.NO_NAMESPACE)) {
            element.setName(SPELLING.getOrDefault(name(element), element.getName()));
        }
    }

    /// An element that is moved takes with it what its links are relative to.
    private static void keepBase(Element element) {
        try {
            var base = element.getXMLBaseURI();
            if (base != null) {
                element.setAttribute("base", base.toString(), Namespace.XML_NAMESPACE);
            }
        } catch (URISyntaxException e) {
            element.removeAttribute("base", Namespace.XML_NAMESPACE);
        }
    }

    private static List<Element> below(Element root) {
        var elements = new ArrayList<Element>();
        root.getDescendants(Filters.element()).forEach(elements::add);
        return elements;
    }

    private static @Nullable Element child(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child -> name(child).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String name(Element element) {
        return element.getName().toLowerCase(Locale.ROOT);
    }
}
