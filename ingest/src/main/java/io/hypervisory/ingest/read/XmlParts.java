package io.hypervisory.ingest.read;

import io.hypervisory.ingest.read.Reading.Rejected;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a large XML document section by section: only one section is held at a time. DTDs are
/// refused, depth and the number of elements in a section are bounded. Used by one thread.
public final class XmlParts {
    static final int DEEPEST = 64;
    static final int MOST_PARTS = 500_000;
    private static final int LOOK = 256;
    private static final Pattern NAME =
            Pattern.compile("<([A-Za-z_][\\w.-]{0,100}:)?([A-Za-z_][\\w.-]{0,100})");

    private final XMLStreamReader xml;
    private final String root;
    private final Predicate<String> isSection;
    private final Consumer<Part> taker;
    private final Deque<String> above = new ArrayDeque<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int depth;
    private int parts;

    /// What the reading ends with before the end.
    private static final class Unusable extends XMLStreamException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Unusable(String reason, String error) {
            super(error);
            this.reason = reason;
        }
    }

    /// An element whose end is not reached yet.
    private static final class Open {
        final String name;
        final Map<String, String> attributes;
        final StringBuilder text = new StringBuilder(0);
        final List<Part> children = new ArrayList<>(0);

        Open(String name, Map<String, String> attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        Part closed() {
            return new Part(name, attributes, text.toString(), children);
        }
    }

    /// Knows whether the parser asked for more than there was.
    private static final class Tail extends Reader {
        private final StringReader text;
        boolean reached;

        Tail(String text) {
            this.text = new StringReader(text);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = text.read(buffer, offset, length);
            reached |= read < 0;
            return read;
        }

        @Override
        public void close() {
            text.close();
        }
    }

    private XmlParts(
            XMLStreamReader xml, String root, Predicate<String> isSection, Consumer<Part> taker) {
        this.xml = xml;
        this.root = root;
        this.isSection = isSection;
        this.taker = taker;
    }

    /// @param root the name that the document's element must have when it is no section itself
    /// @param isSection given the path of an element below the root, as `definitions/definition`,
    ///   and `/` with its name for the root
    /// @param taker is given each section, in order
    /// @return null when the document was read to its end
    public static @Nullable Rejected read(
            Document document, String root, Predicate<String> isSection, Consumer<Part> taker) {
        String head = Text.head(document.body(), LOOK).strip().toLowerCase(Locale.ROOT);
        if (head.isEmpty()) {
            return new Rejected("empty", "no bytes but white space");
        }
        if (head.contains("<!doctype html") || head.contains("<html")) {
            return new Rejected("html-instead", "HTML where XML was expected");
        }
        String decoded = Text.decode(document.body(), document.contentType()).strip();
        var text = new Tail(decoded);
        try {
            XMLStreamReader xml = XmlInput.factory().createXMLStreamReader(text);
            new XmlParts(xml, root, isSection, taker).document();
            return null;
        } catch (Unusable e) {
            return new Rejected(e.reason, String.valueOf(e.getMessage()));
        } catch (XMLStreamException e) {
            String error = HtmlText.folded(String.valueOf(e.getMessage()));
            boolean cut = text.reached && decoded.startsWith("<");
            return new Rejected(cut ? "truncated" : "not-xml", error);
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
                var root = NAME.matcher(head).region(at, head.length());
                return root.lookingAt() ? root.group(2) : "";
            }
            int over = head.indexOf(end, at);
            at = over < 0 ? head.length() : over + end.length();
        }
        return "";
    }

    private void document() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new Unusable("not-xml", "it has a DOCTYPE");
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        text();
                default -> {}
            }
        }
    }

    private void start() throws XMLStreamException {
        String name = xml.getLocalName();
        depth++;
        if (depth == 1 && !isSection.test("/" + name)) {
            if (!name.equals(root)) {
                throw new Unusable("not-" + root, "the document is " + name);
            }
            return;
        }
        if (depth > DEEPEST) {
            throw new Unusable("too-deep", "elements nested deeper than " + DEEPEST);
        }
        if (open.isEmpty()) {
            if (depth > 1) {
                above.addLast(name);
                if (!isSection.test(String.join("/", above))) {
                    return;
                }
            }
            parts = 0;
        }
        if (++parts > MOST_PARTS) {
            throw new Unusable("beyond-limits", "more than " + MOST_PARTS + " elements in a part");
        }
        open.push(new Open(name, attributes()));
    }

    private Map<String, String> attributes() {
        int count = xml.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            attributes.putIfAbsent(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private void text() {
        if (!open.isEmpty()) {
            open.element()
                    .text
                    .append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    private void end() {
        depth--;
        if (open.isEmpty()) {
            above.pollLast();
            return;
        }
        Part part = open.pop().closed();
        if (open.isEmpty()) {
            above.pollLast();
            taker.accept(part);
        } else {
            open.element().children.add(part);
        }
    }
}
