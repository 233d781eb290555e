package io.hypervisory.index.export;

import io.hypervisory.index.search.Found;
import io.hypervisory.ingest.contract.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// An Atom feed (RFC 4287). The feed's own `updated` is that of its latest entry and stands last,
/// since it is known only then.
final class AtomWriter implements EntryWriter {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final OutputStream out;
    private final Feed feed;
    private @Nullable XMLStreamWriter xml;
    private @Nullable Instant latest;

    AtomWriter(OutputStream out, Feed feed) {
        this.out = out;
        this.feed = feed;
    }

    private interface Part {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private void write(Part part) throws IOException {
        try {
            if (xml == null) {
                xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            }
            part.write(xml);
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
        }
    }

    @Override
    public void begin() throws IOException {
        write(xml -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "title", feed.title());
            element(xml, "id", id());
            link(xml, "self", feed.self());
            link(xml, "alternate", feed.search());
            author(xml, "Hypervisory");
            element(xml, "generator", "Hypervisory");
        });
    }

    /// The same for the same query, whoever is asked.
    private String id() {
        byte[] query = feed.query().strip().getBytes(StandardCharsets.UTF_8);
        return "tag:hypervisory.io,2026:search/" + Digests.sha256(query);
    }

    @Override
    public void write(Found found) throws IOException {
        FeedEntry entry = FeedEntry.of(found.document(), feed);
        if (latest == null || latest.isBefore(entry.updated())) {
            latest = entry.updated();
        }
        write(xml -> {
            xml.writeStartElement("entry");
            element(xml, "id", entry.id());
            element(xml, "title", entry.title());
            link(xml, "alternate", entry.link());
            if (!entry.ours().equals(entry.link())) {
                link(xml, "related", entry.ours());
            }
            author(xml, entry.author());
            if (entry.published() != null) {
                element(xml, "published", time(entry.published()));
            }
            element(xml, "updated", time(entry.updated()));
            for (String tag : entry.tags()) {
                xml.writeEmptyElement("category");
                xml.writeAttribute("term", XmlText.of(tag));
            }
            xml.writeStartElement("content");
            xml.writeAttribute("type", "text");
            xml.writeCharacters(XmlText.of(entry.text()));
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    @Override
    public void end() throws IOException {
        write(xml -> {
            element(xml, "updated", time(latest == null ? feed.asked() : latest));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        });
        out.flush();
    }

    /// To the second, as every reader takes it.
    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void author(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeStartElement("author");
        element(xml, "name", name);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String url)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", XmlText.of(url));
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(XmlText.of(text));
        xml.writeEndElement();
    }
}
