package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
///
/// Each bulletin repeats the VIBs that it names, so that a small zip could make documents without
/// end: what is joined has limits of its own, and a bulletin beyond them is handed over alone.
final class DepotParts implements Sink {
    private static final Pattern BULLETIN = Pattern.compile(".*/bulletins/[^/]+");
    private static final Pattern VIB = Pattern.compile(".*/vibs/[^/]+");
    private static final String ROOT = "metadataResponse";

    /// Bytes of one document.
    private static final long LARGEST = 16L << 20;

    /// Bytes of all documents of a zip that are joined.
    private static final long MOST = 256L << 20;

    private final URI zip;
    private final Sink sink;
    private final List<Item> bulletins = new ArrayList<>();
    private final Map<String, Fetched> vibs = new HashMap<>();
    private final Few tooLarge = new Few();
    private final Few tooMany = new Few();
    private final Few absent = new Few();
    private long made;
    private boolean passed;

    /// @param zip its address, for faults
    DepotParts(URI zip, Sink sink) {
        this.zip = zip;
        this.sink = sink;
    }

    @Override
    public void item(Item item) throws InterruptedException {
        String url = item.url().toString();
        if (VIB.matcher(url).matches()) {
            vib(fetched(item));
        } else if (BULLETIN.matcher(url).matches()) {
            bulletins.add(item);
        } else {
            passed = true;
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
        notJoined(tooLarge, "joined with their VIBs, each would be more than " + LARGEST);
        notJoined(tooMany, "all that is joined of a zip would be more than " + MOST);
        if (!absent.isEmpty()) {
            fault(zip + " has bulletins that name VIBs which it does not have, " + absent, false);
        }
    }

    /// Whether there was anything to read.
    boolean hasBulletins() {
        return passed || !bulletins.isEmpty();
    }

    private void notJoined(Few bulletins, String why) {
        if (!bulletins.isEmpty()) {
            fault(
                    zip
                            + " has bulletins that come without their VIBs, since "
                            + why
                            + " bytes, "
                            + bulletins,
                    false);
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
                if (vib == null) {
                    absent.add(id);
                } else {
                    parts.add(vib);
                }
            }
            if (parts.isEmpty()) {
                return null;
            }
            parts.add(bulletin);
            return bounded(bulletin, parts);
        } catch (XMLStreamException | RuntimeException e) {
            fault(bulletin.url() + " is not joined: " + XmlRecords.oneLine(e), false);
            return null;
        }
    }

    /// What is given up counts as made: it was as much work. Null when it is more than it may be.
    private byte @Nullable [] bounded(Fetched bulletin, Set<Fetched> parts)
            throws XMLStreamException {
        String url = bulletin.url().toString();
        if (parts.stream().mapToLong(part -> part.body().length).sum() > LARGEST) {
            tooLarge.add(url);
            return null;
        }
        if (made >= MOST) {
            tooMany.add(url);
            return null;
        }
        long most = Math.min(LARGEST, MOST - made);
        var bytes = new Bounded(most);
        try {
            join(parts, bytes);
        } finally {
            made += bytes.isOver() ? most : bytes.size();
        }
        if (bytes.isOver()) {
            (most < LARGEST ? tooMany : tooLarge).add(url);
            return null;
        }
        return bytes.toByteArray();
    }

    /// Forgets what comes after so many bytes.
    private static final class Bounded extends ByteArrayOutputStream {
        private final long most;
        private boolean over;

        Bounded(long most) {
            this.most = most;
        }

        boolean isOver() {
            return over;
        }

        @Override
        public void write(int value) {
            if (has(1)) {
                super.write(value);
            }
        }

        @Override
        public void write(byte[] values, int offset, int length) {
            if (has(length)) {
                super.write(values, offset, length);
            }
        }

        private boolean has(int more) {
            over |= count + (long) more > most;
            return !over;
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

    private static void join(Set<Fetched> parts, OutputStream bytes) throws XMLStreamException {
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
    }

    private static XMLEventReader reader(Fetched part) throws XMLStreamException {
        return XmlRecords.factory().createXMLEventReader(new ByteArrayInputStream(part.body()));
    }
}
