package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.read.Links;
import io.hypervisory.ingest.read.feed.ParsedFeed.Said;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// What the elements of a feed or an entry say themselves, before Rome: identity, link and dates.
/// Thread-safe.
final class FeedElement {
    private static final Namespace RDF =
            Namespace.getNamespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    private static final List<String> GUID = List.of("guid", "id");
    private static final List<String> PUBLISHED =
            List.of("pubDate", "published", "issued", "date", "created");
    private static final List<String> UPDATED = List.of("updated", "modified", "lastBuildDate");

    private static final List<String> REVISION = List.of("Revision", "revision");

    private FeedElement() {}

    static Said read(Element item) {
        return new Said(
                guid(item),
                link(item),
                text(first(item, PUBLISHED)),
                text(first(item, UPDATED)),
                text(first(item, REVISION)));
    }

    private static @Nullable String guid(Element item) {
        Element guid = first(item, GUID);
        return guid == null ? said(item.getAttributeValue("about", RDF)) : guid.getTextTrim();
    }

    /// FeedBurner's original link, else the link to the page itself, else a guid that is one.
    private static @Nullable String link(Element item) {
        Element original = first(item, List.of("origLink"));
        if (original != null) {
            return resolved(original, original.getTextTrim());
        }
        for (Element link : named(item, "link")) {
            String said = address(link);
            if (said != null) {
                return resolved(link, said);
            }
        }
        return permanent(first(item, List.of("guid")));
    }

    private static @Nullable String permanent(@Nullable Element guid) {
        if (guid == null || guid.getAttributeValue("isPermaLink", "").strip().equals("false")) {
            return null;
        }
        return guid.getTextTrim().startsWith("http") ? guid.getTextTrim() : null;
    }

    /// RSS writes it as text, Atom as an attribute, beside links to other things.
    private static @Nullable String address(Element link) {
        String relation = link.getAttributeValue("rel", "").strip();
        if (!relation.isEmpty() && !relation.equals("alternate")) {
            return null;
        }
        String address = said(link.getAttributeValue("href"));
        return address == null ? said(link.getTextTrim()) : address;
    }

    private static String resolved(Element at, String said) {
        try {
            URI base = at.getXMLBaseURI();
            return base == null ? said : Links.resolve(base.toString(), said);
        } catch (URISyntaxException e) {
            return said;
        }
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String text(@Nullable Element element) {
        return element == null ? null : element.getTextTrim();
    }

    /// The first child with text by that order of names.
    private static @Nullable Element first(Element item, List<String> names) {
        for (String name : names) {
            for (Element child : named(item, name)) {
                if (!child.getTextTrim().isEmpty()) {
                    return child;
                }
            }
        }
        return null;
    }

    /// Whatever their namespace, those of the entry's own first.
    private static List<Element> named(Element item, String name) {
        var own = new ArrayList<Element>();
        var others = new ArrayList<Element>();
        for (Element child : item.getChildren()) {
            if (child.getName().equals(name)) {
                (child.getNamespace().equals(item.getNamespace()) ? own : others).add(child);
            }
        }
        own.addAll(others);
        return own;
    }
}
