package io.hypervisory.ingest.listing;

import crawlercommons.sitemaps.Namespace;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a sitemap or an index of sitemaps by the standard, one address at a time. By namespace, or
/// the places of images and films would be addresses too. Used once.
final class SitemapXml {
    private static final Set<String> NAMESPACES =
            Stream.concat(
                            Stream.of(Namespace.SITEMAP, Namespace.EMPTY),
                            Stream.of(Namespace.SITEMAP_LEGACY))
                    .collect(Collectors.toUnmodifiableSet());

    /// A deeper document is none.
    private static final int DEEPEST = 32;

    private final XMLStreamReader xml;
    private final Taker taker;
    private final StringBuilder text = new StringBuilder();
    private String root = "";
    private int depth;
    private @Nullable String place;
    private @Nullable String changed;
    private boolean taking;

    private SitemapXml(XMLStreamReader xml, Taker taker) {
        this.xml = xml;
        this.taker = taker;
    }

    /// Takes an address.
    interface Taker {
        /// @param index the address is a sitemap's
        /// @param changed as it is written; null when it is not
        void take(boolean index, String place, @Nullable String changed)
                throws InterruptedException;
    }

    /// False when it is no XML, or XML of another kind: then nothing was taken.
    ///
    /// @throws PageFault when it breaks off or has a DOCTYPE, so that no entity leads anywhere
    static boolean read(Fetched page, byte[] text, Taker taker) throws InterruptedException {
        int start = 0;
        while (start < text.length && Character.isWhitespace(text[start])) {
            start++;
        }
        var in = new ByteArrayInputStream(text, start, text.length - start);
        SitemapXml map = null;
        try {
            map = new SitemapXml(factory().createXMLStreamReader(in), taker);
            return map.document();
        } catch (XMLStreamException | RuntimeException e) {
            if (map != null && map.taking && e instanceof RuntimeException fault) {
                throw fault;
            }
            if (map == null || map.root.isEmpty() && !map.hasDoctype()) {
                return false;
            }
            throw new PageFault(page.url() + " is no sitemap: " + XmlRecords.oneLine(e), true);
        }
    }

    /// Texts come in parts, so that an endless one is not held.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XmlRecords.factory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private boolean hasDoctype() {
        return xml.getEventType() == XMLStreamConstants.DTD;
    }

    private boolean document() throws XMLStreamException, InterruptedException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("it has a DOCTYPE");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == 0 && !isMap()) {
                        return false;
                    }
                    start();
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append();
                default -> {}
            }
        }
        return true;
    }

    private boolean isMap() {
        String name = xml.getLocalName();
        return isOurs() && (name.equals("urlset") || name.equals("sitemapindex"));
    }

    private boolean isOurs() {
        String namespace = xml.getNamespaceURI();
        return NAMESPACES.contains(namespace == null ? "" : namespace);
    }

    private void start() throws XMLStreamException {
        if (++depth > DEEPEST) {
            throw new XMLStreamException("it is deeper than " + DEEPEST + " elements");
        }
        if (depth == 1) {
            root = xml.getLocalName();
        } else if (depth == 2) {
            place = null;
            changed = null;
        }
        text.setLength(0);
    }

    private void append() {
        if (depth == 3 && text.length() <= Links.LONGEST) {
            text.append(xml.getText());
        }
    }

    private void end() throws InterruptedException {
        String name = xml.getLocalName();
        if (depth == 3 && isOurs()) {
            place = name.equals("loc") ? text.toString().strip() : place;
            changed = name.equals("lastmod") ? text.toString().strip() : changed;
        } else if (depth == 2 && isOurs() && place != null && !place.isEmpty()) {
            boolean index = root.equals("sitemapindex");
            if (name.equals(index ? "sitemap" : "url")) {
                taking = true;
                taker.take(index, place, changed);
                taking = false;
            }
        }
        text.setLength(0);
        depth--;
    }
}
