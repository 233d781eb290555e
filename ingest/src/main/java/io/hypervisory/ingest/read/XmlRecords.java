package io.hypervisory.ingest.read;

import io.hypervisory.ingest.read.Reading.Rejected;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XML strictly and hands over its records one at a time: the root, or what stands directly
/// in it. Half a document is none: who takes records throws them away when it ends in a rejection.
/// Used once.
public final class XmlRecords {
    private static final int DEEPEST = 64;
    private static final int MOST = 300_000;
    private static final Pattern ROOT =
            Pattern.compile("<([A-Za-z_][\\w.-]{0,100}:)?([A-Za-z_][\\w.-]{0,100})");
    private static final Pattern HTML = Pattern.compile("(?i)\\s*<(?:!doctype\\s+html|html)\\b");

    private final XMLStreamReader xml;
    private final Map<String, Consumer<XmlElement>> takers;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private int depth;
    private int elements;

    private XmlRecords(XMLStreamReader xml, Map<String, Consumer<XmlElement>> takers) {
        this.xml = xml;
        this.takers = takers;
    }

    /// Ends the reading from within a taker's document, with the reason.
    private static final class Unfit extends XMLStreamException {
        private static final long serialVersionUID = 1;
        private final String reason;

        Unfit(String reason, String error) {
            super(error);
            this.reason = reason;
        }
    }

    /// @param root the name that the root must have when it is no record
    /// @param takers by the names of records
    /// @return null when the document was read to its end
    public static @Nullable Rejected read(
            Document document, String root, Map<String, Consumer<XmlElement>> takers) {
        String text = Text.decode(document.body(), document.contentType());
        if (text.isBlank()) {
            return new Rejected("empty", "no bytes but white space");
        }
        if (HTML.matcher(text).lookingAt()) {
            return new Rejected("html-instead", "a page where XML was expected");
        }
        try {
            XMLStreamReader xml =
                    XmlInput.factory().createXMLStreamReader(new StringReader(text.strip()));
            try {
                new XmlRecords(xml, takers).document(root);
                return null;
            } finally {
                xml.close();
            }
        } catch (Unfit e) {
            return new Rejected(e.reason, String.valueOf(e.getMessage()));
        } catch (XMLStreamException | RuntimeException e) {
            String error = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            return new Rejected(isCut(text) ? "truncated" : "not-xml", error);
        }
    }

    /// The name of the root in the beginning of a document; empty when there is none.
    public static String root(String head) {
        int at = 0;
        while (at < head.length()) {
            at = head.indexOf('<', at);
            if (at < 0) {
                return "";
            }
            String end =
                    head.startsWith("<!--", at) ? "-->" : head.startsWith("<?", at) ? "?>" : "";
            if (end.isEmpty()) {
                var root = ROOT.matcher(head).region(at, head.length());
                return root.lookingAt() ? root.group(2) : "";
            }
            int over = head.indexOf(end, at);
            at = over < 0 ? head.length() : over + end.length();
        }
        return "";
    }

    private static boolean isCut(String text) {
        String tail = text.substring(Math.max(0, text.length() - 1000)).stripTrailing();
        int end = tail.lastIndexOf("</");
        String root = root(text);
        return !root.isEmpty()
                && !(end >= 0 && tail.substring(end).matches("</[^<>]*" + root + "\\s*>"));
    }

    private void document(String root) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new Unfit("doctype", "it has a DOCTYPE");
                case XMLStreamConstants.START_ELEMENT -> start(root);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                default -> {}
            }
        }
    }

    private void start(String root) throws XMLStreamException {
        String name = xml.getLocalName();
        boolean record = open.isEmpty() && depth < 2 && takers.containsKey(name);
        if (depth == 0 && !record && !name.equals(root)) {
            throw new Unfit(
                    "other-xml", "its root is " + name + " where " + root + " was expected");
        }
        if (++depth > DEEPEST) {
            throw new Unfit("too-deep", "elements nested deeper than " + DEEPEST);
        }
        if (!record && open.isEmpty()) {
            return;
        }
        if (record) {
            elements = 0;
        }
        if (++elements > MOST) {
            throw new Unfit("too-large", "more than " + MOST + " elements in one " + name);
        }
        open.addLast(element(name));
    }

    private XmlElement element(String name) {
        var element = new XmlElement(name);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return element;
    }

    private void end() {
        depth--;
        XmlElement ended = open.pollLast();
        if (ended == null) {
            return;
        }
        XmlElement parent = open.peekLast();
        if (parent != null) {
            parent.add(ended);
            return;
        }
        Consumer<XmlElement> taker = takers.get(ended.name());
        if (taker != null) {
            taker.accept(ended);
        }
    }

    private void text() {
        XmlElement innermost = open.peekLast();
        if (innermost != null) {
            innermost.add(xml.getText());
        }
    }
}
