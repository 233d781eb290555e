package io.hypervisory.ingest.read.feed;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/// A feed that is not well-formed, written anew as jsoup understands it: tags closed, text escaped,
/// prefixes declared, entries one after the other. Thread-safe.
///
/// @param truncated the text ended within its root element
record XmlRepair(String xml, boolean truncated) {
    /// A little deeper than allowed: what nests too deep is to be refused, not flattened.
    private static final int DEPTH = FeedXml.MAX_DEPTH + 10;

    /// A tag that opens or closes an entry: a slash or nothing, and its name.
    private static final Pattern ENTRY =
            Pattern.compile(
                    "(?i)<(/?)((?:[\\w.-]{1,50}:)?(?:item|entry))(?:\\s[^<>]{0,2000})?(?<!/)>");

    private static final Pattern DOCTYPE = Pattern.compile("(?i)<!DOCTYPE[^<>]*>?");
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*+(?::[\\p{L}_][\\p{L}\\p{N}._-]*+)?");
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}._-]");

    /// Prefixes that people use without declaring them.
    private static final Map<String, String> CUSTOMARY =
            Map.of(
                    "atom", "http://www.w3.org/2005/Atom",
                    "content", "http://purl.org/rss/1.0/modules/content/",
                    "dc", "http://purl.org/dc/elements/1.1/",
                    "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    /// Null when there is no element.
    static @Nullable XmlRepair of(String text) {
        Parser parser = Parser.xmlParser().setTrackPosition(true).setMaxDepth(DEPTH);
        Document tree =
                parser.parseInput(withEntriesClosed(DOCTYPE.matcher(text).replaceAll("")), "");
        Element root = tree.firstElementChild();
        if (root == null) {
            return null;
        }
        Elements all = root.getAllElements();
        boolean truncated = root.endSourceRange().isImplicit();
        if (truncated) {
            removeTheCutEntry(all, root);
        }
        root.forEachNode(XmlRepair::allow);
        declarePrefixes(all, root);
        tree.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
        return new XmlRepair(root.outerHtml(), truncated);
    }

    /// An entry that is never closed would swallow those after it.
    private static String withEntriesClosed(String text) {
        long unclosed =
                ENTRY.matcher(text)
                        .results()
                        .mapToInt(tag -> tag.group(1).isEmpty() ? 1 : -1)
                        .sum();
        if (unclosed < 1) {
            return text;
        }
        var open = new AtomicReference<>("");
        return ENTRY.matcher(text)
                .replaceAll(tag -> {
                    String name = tag.group(2);
                    String before = open.getAndSet(tag.group(1).isEmpty() ? name : "");
                    boolean swallowed = tag.group(1).isEmpty() && before.equals(name);
                    String whole = Matcher.quoteReplacement(tag.group());
                    return swallowed ? "</" + name + ">" + whole : whole;
                });
    }

    /// Half an entry is none: its link may be cut, and it would be a post of its own for ever.
    private static void removeTheCutEntry(Elements all, Element root) {
        for (Element element : all.reversed()) {
            if (isEntry(element)) {
                if (element != root && element.endSourceRange().isImplicit()) {
                    element.remove();
                }
                return;
            }
        }
    }

    /// Makes of a node what XML allows: jsoup keeps names and comments as they stand.
    private static void allow(Node node) {
        switch (node) {
            case Comment comment -> comment.setData("");
            case Element element -> {
                if (!NAME.matcher(element.tagName()).matches()) {
                    String name = "_" + NO_NAME.matcher(element.tagName()).replaceAll("_");
                    element.tagName(name, Parser.NamespaceXml);
                }
                element.attributes().asList().stream()
                        .filter(attribute -> !isAllowed(attribute))
                        .forEach(attribute -> element.removeAttr(attribute.getKey()));
            }
            default -> {}
        }
    }

    private static boolean isAllowed(Attribute attribute) {
        boolean undeclares =
                attribute.getKey().startsWith("xmlns:") && attribute.getValue().isBlank();
        return !undeclares && NAME.matcher(attribute.getKey()).matches();
    }

    private static boolean isEntry(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        String local = name.substring(name.indexOf(':') + 1);
        return local.equals("item") || local.equals("entry");
    }

    /// On the root, so that they hold everywhere; an inner declaration still has precedence.
    private static void declarePrefixes(Elements all, Element root) {
        var used = new LinkedHashMap<String, String>();
        var declared = new LinkedHashMap<String, String>();
        for (Element element : all) {
            use(element.tagName(), used);
            for (Attribute attribute : element.attributes()) {
                use(attribute.getKey(), used);
                if (attribute.getKey().startsWith("xmlns:")) {
                    declared.putIfAbsent(attribute.getKey().substring(6), attribute.getValue());
                }
            }
        }
        used.putAll(declared);
        used.forEach((prefix, uri) -> {
            if (!root.hasAttr("xmlns:" + prefix) && !uri.isBlank()) {
                root.attr("xmlns:" + prefix, uri);
            }
        });
    }

    private static void use(String name, Map<String, String> used) {
        int colon = name.indexOf(':');
        if (colon > 0 && !name.startsWith("xml")) {
            String prefix = name.substring(0, colon);
            used.putIfAbsent(prefix, CUSTOMARY.getOrDefault(prefix, "urn:undeclared:" + prefix));
        }
    }
}
