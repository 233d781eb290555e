package io.hypervisory.ingest.read;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.impl.XmlFixerReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/// The only place that knows Rome. Each entry keeps its raw dates beside what Rome makes of it,
/// since Rome's dates cannot be trusted. Thread-safe.
final class RomeFeed {
    private static final int MAX_DEPTH = 200;
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w.:-]{0,100})");
    private static final List<String> GUID = List.of("guid", "id");
    private static final List<String> PUBLISHED =
            List.of("pubDate", "published", "issued", "date", "created");
    private static final List<String> UPDATED = List.of("updated", "modified");
    private static final List<String> ORIGINAL_LINK = List.of("origLink");

    /// What came of parsing.
    sealed interface Parsed {
        record Feed(SyndFeed feed, List<Entry> entries) implements Parsed {}

        record NoFeed(String reason, String error) implements Parsed {}
    }

    /// @param raw what the entry's own elements say, before Rome
    record Entry(SyndEntry entry, Raw raw) {}

    /// Texts as they stand; null when absent or empty.
    ///
    /// @param originalLink FeedBurner's
    record Raw(
            @Nullable String guid,
            @Nullable String published,
            @Nullable String updated,
            @Nullable String originalLink) {}

    private RomeFeed() {}

    /// @param text cleaned by [FeedText]
    static Parsed parse(String text) {
        Document document;
        try {
            document = builder().build(new XmlFixerReader(new StringReader(text)));
        } catch (JDOMException | IOException | IllegalArgumentException e) {
            return notXml(text, e);
        }
        Element root = document.getRootElement();
        if (root.getName().equalsIgnoreCase("html")) {
            return new Parsed.NoFeed("html-instead", "a page where a feed was expected");
        }
        Element channel = channel(root);
        // Rome refuses a whole feed for an odd one of these, which we do not use
        channel.removeChildren("skipHours", channel.getNamespace());
        channel.removeChildren("skipDays", channel.getNamespace());
        // before Rome sees them: it takes elements out of the tree
        List<Raw> raw = items(root, channel).stream().map(RomeFeed::raw).toList();
        try {
            return paired(new SyndFeedInput().build(document), raw);
        } catch (FeedException | RuntimeException e) {
            // Rome answers bad input with whatever it stumbles over, a missing channel with a
            // NullPointerException
            return new Parsed.NoFeed("not-a-feed", root.getQualifiedName() + ": " + e.getMessage());
        }
    }

    private static Parsed paired(SyndFeed feed, List<Raw> raw) {
        List<SyndEntry> made = feed.getEntries();
        if (made.size() != raw.size()) {
            return new Parsed.NoFeed(
                    "not-a-feed",
                    made.size() + " entries read where " + raw.size() + " elements stand");
        }
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < raw.size(); i++) {
            entries.add(new Entry(made.get(i), raw.get(i)));
        }
        return new Parsed.Feed(feed, entries);
    }

    private static Raw raw(Element item) {
        return new Raw(
                first(item, GUID),
                first(item, PUBLISHED),
                first(item, UPDATED),
                first(item, ORIGINAL_LINK));
    }

    /// The text of the first child by that order of names, whatever its namespace.
    private static @Nullable String first(Element item, List<String> names) {
        for (String name : names) {
            for (Element child : item.getChildren()) {
                if (child.getName().equals(name) && !child.getTextTrim().isEmpty()) {
                    return child.getTextTrim();
                }
            }
        }
        return null;
    }

    /// A text that never closes its first element was cut off.
    private static Parsed notXml(String text, Exception e) {
        Matcher root = ROOT.matcher(text);
        boolean cut = root.find() && text.lastIndexOf("</" + root.group(1)) < 0;
        return new Parsed.NoFeed(cut ? "truncated" : "not-xml", String.valueOf(e.getMessage()));
    }

    private static SAXBuilder builder() {
        var builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setExpandEntities(false);
        builder.setXMLFilter(new Guard());
        return builder;
    }

    private static Element channel(Element root) {
        for (Element child : root.getChildren()) {
            if (child.getName().equals("channel")) {
                return child;
            }
        }
        return root;
    }

    /// RSS 1.0 and before has its items beside the channel, RSS 0.9x and 2.0 within, Atom entries.
    private static List<Element> items(Element root, Element channel) {
        List<Element> inside = named(channel, itemName(root));
        return inside.isEmpty() ? named(root, itemName(root)) : inside;
    }

    private static String itemName(Element root) {
        return root.getName().toLowerCase(Locale.ROOT).equals("feed") ? "entry" : "item";
    }

    private static List<Element> named(Element parent, String name) {
        return parent.getChildren().stream().filter(child -> child.getName().equals(name)).toList();
    }

    /// Bounds the depth, since code further on walks the tree by recursion, and strips the white
    /// space around namespaces that JDOM refuses.
    private static final class Guard extends XMLFilterImpl {
        private int depth;

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            super.startPrefixMapping(prefix, uri.strip());
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes)
                throws SAXException {
            if (++depth > MAX_DEPTH) {
                throw new SAXException("elements nested deeper than " + MAX_DEPTH);
            }
            super.startElement(uri.strip(), name, qualified, attributes);
        }

        @Override
        public void endElement(String uri, String name, String qualified) throws SAXException {
            depth--;
            super.endElement(uri.strip(), name, qualified);
        }
    }
}
