package io.hypervisory.ingest.read.feed;

import com.rometools.rome.io.impl.XmlFixerReader;
import io.hypervisory.ingest.read.XmlInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.JDOMFactory;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.SAXHandler;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/// Text into a tree: as XML, and when it is not well-formed, as [XmlRepair] understands it.
/// Thread-safe.
final class FeedXml {
    static final int MAX_DEPTH = 200;

    /// What came of parsing.
    sealed interface Tree {
        /// @param truncated the text ends within its root element
        record Grown(Document document, boolean truncated) implements Tree {}

        record NoTree(String reason, String error) implements Tree {}
    }

    private FeedXml() {}

    /// @param text cleaned by [FeedText]
    static Tree parse(String text) {
        String fixed = withKnownEntities(text);
        try {
            return new Tree.Grown(strictly(fixed), false);
        } catch (JDOMException | IllegalArgumentException e) {
            return e.getCause() instanceof TooDeep ? tooDeep(e) : repaired(fixed, e);
        }
    }

    private static Tree repaired(String text, Exception why) {
        var unread = new Tree.NoTree("not-xml", String.valueOf(why.getMessage()));
        XmlRepair repair = XmlRepair.of(text);
        if (repair == null) {
            return unread;
        }
        try {
            Document document = strictly(FeedText.clean(repair.xml()));
            return new Tree.Grown(document, repair.truncated());
        } catch (JDOMException | IllegalArgumentException e) {
            return e.getCause() instanceof TooDeep ? tooDeep(e) : unread;
        }
    }

    private static Tree tooDeep(Exception e) {
        return new Tree.NoTree("too-deep", String.valueOf(e.getMessage()));
    }

    /// Rome's own healer: HTML's entities, bare ampersands, what stands before the declaration.
    private static String withKnownEntities(String text) {
        var fixed = new StringWriter(text.length());
        try (var fixer = new XmlFixerReader(new StringReader(text))) {
            fixer.transferTo(fixed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fixed.toString();
    }

    private static Document strictly(String xml) throws JDOMException {
        try {
            return builder().build(new StringReader(xml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SAXBuilder builder() {
        var builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        // the JDK's own limit cannot be told from a fault; Guard bounds the depth
        builder.setProperty("jdk.xml.maxElementDepth", "0");
        builder.setProperty(XmlInput.ENTITY_SIZE, "0");
        builder.setProperty(XmlInput.ENTITIES_SIZE, "0");
        builder.setExpandEntities(false);
        builder.setXMLFilter(new Guard());
        builder.setSAXHandlerFactory(TextOnly::new);
        return builder;
    }

    private static final class TooDeep extends SAXException {
        private static final long serialVersionUID = 1;

        TooDeep() {
            super("elements nested deeper than " + MAX_DEPTH);
        }
    }

    /// Rome writes inline markup out again, and a CDATA section is a comment in HTML: text is text.
    private static final class TextOnly extends SAXHandler {
        TextOnly(JDOMFactory factory) {
            super(factory);
        }

        @Override
        public void startCDATA() {}

        @Override
        public void endCDATA() {}
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
                throw new TooDeep();
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
