package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/// Joins the bulletins of a depot's zip with their VIBs. In newer zips a bulletin only names its
/// VIBs, and each VIB, which alone says whether a host must restart, has a file of its own: a
/// document of ours holds both, as they stand. Anything else passes through. Used for one zip.
final class DepotParts implements Sink {
    private static final String BULLETINS = "!/bulletins/";
    private static final String VIBS = "!/vibs/";
    private static final String ROOT = "metadataResponse";

    private final Sink sink;
    private final List<Item> bulletins = new ArrayList<>();
    private final Map<String, Fetched> vibs = new HashMap<>();

    DepotParts(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void item(Item item) throws InterruptedException {
        String url = item.url().toString();
        if (url.contains(VIBS)) {
            vib(fetched(item));
        } else if (url.contains(BULLETINS)) {
            bulletins.add(item);
        } else {
            sink.item(item);
        }
    }

    @Override
    public void fault(String reason, boolean retryable) {
        sink.fault(reason, retryable);
    }

    private static Fetched fetched(Item item) {
        if (item.way() instanceof Item.Way.Here(Fetched fetched)) {
            return fetched;
        }
        throw new IllegalStateException(item.url() + " was not unpacked");
    }

    private void vib(Fetched file) {
        try {
            for (Map<String, String> vib : XmlRecords.read(file, "vib", "vib")) {
                vibs.put(id(vib), file);
            }
        } catch (PageFault e) {
            fault(String.valueOf(e.getMessage()), false);
        }
    }

    private static String id(Map<String, String> vib) {
        String id = vib.get("vibID");
        return id != null
                ? id
                : "%s_%s_%s_%s"
                        .formatted(
                                vib.get("vendor"),
                                vib.get("type"),
                                vib.get("name"),
                                vib.get("version"));
    }

    /// Hands the bulletins over, after all entries of the zip were taken.
    void flush() throws InterruptedException {
        for (Item bulletin : bulletins) {
            Fetched file = fetched(bulletin);
            byte[] joined = joined(file);
            sink.item(joined == null ? bulletin : item(bulletin, file, joined));
        }
    }

    private static Item item(Item bulletin, Fetched file, byte[] joined) {
        Fetched document = file.part(file.url(), joined);
        return new Item(
                bulletin.url(),
                bulletin.format(),
                Digests.sha256(joined),
                new Item.Way.Here(document));
    }

    /// Null when there is nothing to join, or it is no bulletin: its reader will say so.
    private byte @Nullable [] joined(Fetched bulletin) {
        try {
            Set<Fetched> parts = new LinkedHashSet<>();
            for (String id : named(bulletin)) {
                Fetched vib = vibs.get(id);
                if (vib != null) {
                    parts.add(vib);
                }
            }
            if (parts.isEmpty()) {
                return null;
            }
            parts.add(bulletin);
            return joined(parts);
        } catch (XMLStreamException | RuntimeException e) {
            fault(bulletin.url() + " is not joined: " + XmlRecords.oneLine(e), false);
            return null;
        }
    }

    private static Set<String> named(Fetched bulletin) throws XMLStreamException {
        Set<String> ids = new LinkedHashSet<>();
        XMLEventReader xml = reader(bulletin);
        while (xml.hasNext()) {
            XMLEvent event = xml.nextEvent();
            if (event.isStartElement()
                    && event.asStartElement().getName().getLocalPart().equals("vibID")) {
                ids.add(xml.getElementText().strip());
            }
        }
        return ids;
    }

    private static byte[] joined(Set<Fetched> parts) throws XMLStreamException {
        var bytes = new ByteArrayOutputStream();
        XMLEventWriter out =
                XMLOutputFactory.newDefaultFactory().createXMLEventWriter(bytes, "UTF-8");
        XMLEventFactory events = XMLEventFactory.newDefaultFactory();
        out.add(events.createStartDocument("UTF-8", "1.0"));
        out.add(events.createStartElement("", "", ROOT));
        for (Fetched part : parts) {
            XMLEventReader xml = reader(part);
            while (xml.hasNext()) {
                XMLEvent event = xml.nextEvent();
                if (event.getEventType() == XMLEvent.DTD) {
                    throw new XMLStreamException("it has a DOCTYPE");
                }
                if (event.isStartElement() || event.isEndElement() || event.isCharacters()) {
                    out.add(event);
                }
            }
        }
        out.add(events.createEndElement("", "", ROOT));
        out.close();
        return bytes.toByteArray();
    }

    private static XMLEventReader reader(Fetched part) throws XMLStreamException {
        return XmlRecords.factory().createXMLEventReader(new ByteArrayInputStream(part.body()));
    }
}
