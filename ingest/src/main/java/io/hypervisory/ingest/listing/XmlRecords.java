package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.read.XmlInput;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the lists that repositories publish as XML: each element of one name is a record, its
/// fields are the texts below it by their paths (`content/name`) and attributes (`location@href`).
/// Where a field is there twice, the first counts. Names are without their namespace.
final class XmlRecords {
    /// A deeper document is none that we know.
    private static final int DEEPEST = 32;

    private static final int MOST = 100_000;

    private final XMLStreamReader xml;
    private final String element;
    private final List<Map<String, String>> records = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, String> record = Map.of();
    private int depth;

    private XmlRecords(XMLStreamReader xml, String element) {
        this.xml = xml;
        this.element = element;
    }

    /// @param root what the document must be
    /// @throws PageFault when it is not, or is broken
    static List<Map<String, String>> read(Fetched page, String root, String element) {
        try {
            var xml = factory().createXMLStreamReader(new ByteArrayInputStream(page.body()));
            try {
                var records = new XmlRecords(xml, element);
                records.document(root);
                return records.records;
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            boolean html = Packing.of(page.body()) == Packing.HTML;
            String what = html ? " is HTML" : " is not XML: " + oneLine(e);
            throw new PageFault(page.url() + what, true);
        }
    }

    static String oneLine(Exception e) {
        return Quoted.of(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    }

    /// The JDK's own, whatever else is on the class path. A DOCTYPE is refused before it means
    /// anything.
    static XMLInputFactory factory() {
        XMLInputFactory factory = XmlInput.factory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void document(String root) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("it has a DOCTYPE");
                case XMLStreamConstants.START_ELEMENT -> start(root);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(xml.getText());
                default -> {}
            }
        }
    }

    private void start(String root) throws XMLStreamException {
        String name = xml.getLocalName();
        if (depth == 0 && !name.equals(root)) {
            throw new XMLStreamException(
                    "it is " + Quoted.of(name) + " where " + root + " was due");
        }
        depth++;
        if (depth > DEEPEST) {
            throw new XMLStreamException("it is deeper than " + DEEPEST + " elements");
        }
        text.setLength(0);
        if (!path.isEmpty()) {
            path.addLast(name);
            attributes(String.join("/", path).substring(element.length() + 1));
        } else if (name.equals(element)) {
            path.addLast(name);
            record = new HashMap<>();
            attributes("");
        }
    }

    private void attributes(String at) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = at + "@" + xml.getAttributeLocalName(i);
            record.putIfAbsent(name, xml.getAttributeValue(i).strip());
        }
    }

    private void end() throws XMLStreamException {
        depth--;
        if (path.size() == 1) {
            records.add(record);
            if (records.size() > MOST) {
                throw new XMLStreamException("it has more than " + MOST + " " + element);
            }
        } else if (!path.isEmpty()) {
            String field = String.join("/", path).substring(element.length() + 1);
            record.putIfAbsent(field, text.toString().strip());
        }
        path.pollLast();
        text.setLength(0);
    }
}
