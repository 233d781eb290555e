package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Cuts CSV (RFC 4180) into sixteen parts, `#part-1` to `#part-16`, each with the first row above
/// its rows, all byte for byte and in their order. A row's part follows from its cell in one column
/// alone, letters and digits of it without case: so rows that are alike there are in one part
/// wherever they stand, and always in the same. Until all is read, parts are held compressed. Used
/// once.
final class CsvParts {
    private static final int PARTS = 16;
    private static final int LONGEST_ROW = 1 << 20;

    private final URI entry;
    private final String column;
    private final Meter meter;
    private final Entries.Taker taker;

    CsvParts(URI entry, String column, Meter meter, Entries.Taker taker) {
        this.entry = entry;
        this.column = column;
        this.meter = meter;
        this.taker = taker;
    }

    /// A part while it grows.
    private static final class Part {
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private final OutputStream rows;
        private long size;

        Part() throws IOException {
            rows = new Fast(packed);
        }

        byte[] withHead(byte[] head) throws IOException {
            var whole = new ByteArrayOutputStream((int) size + head.length);
            whole.write(head);
            try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
                in.transferTo(whole);
            }
            return whole.toByteArray();
        }
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /// @param in buffered
    /// @throws Meter.Exceeded when a part is more than an entry may be
    void cut(InputStream in) throws IOException, InterruptedException {
        byte[] head = row(in);
        int at = cells(head).indexOf(column);
        if (at < 0) {
            throw new IOException("it has no column " + column);
        }
        var parts = new ArrayList<Part>();
        try {
            for (int i = 0; i < PARTS; i++) {
                parts.add(new Part());
            }
            for (byte[] row = row(in); row.length > 0; row = row(in)) {
                List<String> cells = cells(row);
                add(row, parts.get(part(at < cells.size() ? cells.get(at) : "")));
            }
        } finally {
            for (Part part : parts) {
                part.rows.close();
            }
        }
        for (int i = 0; i < PARTS; i++) {
            Part part = parts.get(i);
            if (part.size > 0) {
                taker.take(EntryPath.part(entry, "part-" + (i + 1)), part.withHead(head));
            }
        }
    }

    private static int part(String value) {
        String key = value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return Math.floorMod(key.hashCode(), PARTS);
    }

    private void add(byte[] row, Part part) throws IOException {
        part.size += row.length;
        meter.size(part.size);
        part.rows.write(row);
    }

    /// With its end; empty after the last.
    private static byte[] row(InputStream in) throws IOException {
        var row = new ByteArrayOutputStream(256);
        boolean quoted = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            row.write(next);
            quoted ^= next == '"';
            if (next == '\n' && !quoted) {
                break;
            }
            if (row.size() > LONGEST_ROW) {
                throw new IOException("it has a row of more than " + LONGEST_ROW + " bytes");
            }
        }
        return row.toByteArray();
    }

    private static List<String> cells(byte[] row) throws IOException {
        String text = new String(row, UTF_8).replaceFirst("^\ufeff", "");
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IOException("it has a row that is no CSV: " + e.getMessage(), e);
        }
    }
}
