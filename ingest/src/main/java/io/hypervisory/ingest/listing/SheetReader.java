package io.hypervisory.ingest.listing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the two kinds of part of an Office Open XML workbook that hold text (ECMA-376 part 1,
/// sections 18.3 and 18.4), row by row. Text below `rPh` is how a word sounds, not the word. Used
/// once.
final class SheetReader {
    /// As many as there can be, up to `XFD`.
    private static final int MOST_COLUMNS = 16_384;

    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();
    private boolean collects;
    private int sounds;

    private SheetReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /// Takes one row.
    interface Rows {
        void row(List<String> cells) throws IOException;
    }

    private interface Reading<T> {
        T from(SheetReader reader) throws XMLStreamException, IOException;
    }

    private static <T> T read(InputStream in, Reading<T> reading) throws IOException {
        try {
            XMLStreamReader xml = XmlRecords.factory().createXMLStreamReader(in);
            try {
                return reading.from(new SheetReader(xml));
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io) {
                throw io;
            }
            throw new IOException("is not XML: " + XmlRecords.oneLine(e), e);
        } catch (RuntimeException e) {
            throw new IOException("is malformed: " + e, e);
        }
    }

    /// The strings that cells refer to by number.
    static List<String> sharedStrings(InputStream in) throws IOException {
        return read(in, reader -> reader.strings());
    }

    private List<String> strings() throws XMLStreamException {
        List<String> strings = new ArrayList<>();
        while (xml.hasNext()) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && isAt("si")) {
                text.setLength(0);
            } else if (event == XMLStreamConstants.END_ELEMENT && isAt("si")) {
                strings.add(text.toString());
            }
        }
        return strings;
    }

    /// Each row by its cells' texts, empty where there is no cell.
    static void rows(InputStream in, List<String> shared, Rows rows) throws IOException {
        read(
                in,
                reader -> {
                    reader.sheet(shared, rows);
                    return rows;
                });
    }

    private void sheet(List<String> shared, Rows rows) throws XMLStreamException, IOException {
        List<String> cells = new ArrayList<>();
        @Nullable String type = null;
        int column = 0;
        while (xml.hasNext()) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && isAt("row")) {
                cells = new ArrayList<>();
                column = 0;
            } else if (event == XMLStreamConstants.START_ELEMENT && isAt("c")) {
                type = xml.getAttributeValue(null, "t");
                column = column(xml.getAttributeValue(null, "r"), column);
                text.setLength(0);
            } else if (event == XMLStreamConstants.END_ELEMENT && isAt("c")) {
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(cell(type, text.toString(), shared));
                column = cells.size();
            } else if (event == XMLStreamConstants.END_ELEMENT && isAt("row")) {
                rows.row(cells);
            }
        }
    }

    /// Formulas are not text; what came of them is.
    private int next() throws XMLStreamException {
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.DTD -> throw new XMLStreamException("it has a DOCTYPE");
            case XMLStreamConstants.START_ELEMENT -> {
                sounds += isAt("rPh") ? 1 : 0;
                collects = sounds == 0 && (isAt("t") || isAt("v"));
            }
            case XMLStreamConstants.END_ELEMENT -> {
                sounds -= isAt("rPh") ? 1 : 0;
                collects = false;
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (collects) {
                    text.append(xml.getText());
                }
            }
            default -> {}
        }
        return event;
    }

    private boolean isAt(String name) {
        return xml.getLocalName().equals(name);
    }

    /// From 0. A cell without a reference follows the last one.
    private static int column(@Nullable String reference, int next) throws IOException {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z' || column > MOST_COLUMNS) {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        column = column == 0 ? next : column - 1;
        if (column >= MOST_COLUMNS || column < next) {
            throw new IOException("has a cell where none can be: " + reference);
        }
        return column;
    }

    private static String cell(@Nullable String type, String text, List<String> shared)
            throws IOException {
        if ("b".equals(type)) {
            return text.strip().equals("1") ? "TRUE" : "FALSE";
        }
        if (!"s".equals(type) || text.isBlank()) {
            return text;
        }
        try {
            return shared.get(Integer.parseInt(text.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("has a cell whose string is not there: " + text, e);
        }
    }
}
