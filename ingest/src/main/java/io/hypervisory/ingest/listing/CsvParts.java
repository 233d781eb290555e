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
import java.util.Arrays;
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
    private static final byte[] MARK = "\ufeff".getBytes(UTF_8);

    /// What ends rows.
    private enum Ends {
        UNKNOWN,
        LF,
        CR
    }

    private final URI entry;
    private final String column;
    private final Meter meter;
    private final Entries.Taker taker;
    private Ends ends = Ends.UNKNOWN;

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
        byte[] head = head(in);
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
        if (parts.stream().allMatch(part -> part.size == 0)) {
            throw new IOException("it has no row below its first");
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

    /// With its end; empty after the last. A quote opens at the start of a cell only; elsewhere it
    /// is a letter like others.
    private byte[] row(InputStream in) throws IOException {
        var row = new ByteArrayOutputStream(256);
        boolean start = true;
        boolean quoting = false;
        boolean quoted = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            row.write(next);
            quoting = start ? next == '"' : quoting && (quoted || next == '"');
            quoted ^= quoting && next == '"';
            start = next == ',' && !quoted;
            if (!quoted && isEnd(next, in)) {
                break;
            }
            if (row.size() > LONGEST_ROW) {
                throw new IOException("it has a row of more than " + LONGEST_ROW + " bytes");
            }
        }
        return row.toByteArray();
    }

    /// CR alone ends rows where it ends the first one.
    private boolean isEnd(int letter, InputStream in) throws IOException {
        if (letter == '\r' && ends == Ends.UNKNOWN) {
            in.mark(1);
            ends = in.read() == '\n' ? Ends.LF : Ends.CR;
            in.reset();
        } else if (letter == '\n' && ends == Ends.UNKNOWN) {
            ends = Ends.LF;
        }
        return letter == '\n' || letter == '\r' && ends == Ends.CR;
    }

    /// Read over, so that a quote after it is at the start of its cell.
    private static byte[] byteOrderMark(InputStream in) throws IOException {
        in.mark(MARK.length);
        if (Arrays.equals(in.readNBytes(MARK.length), MARK)) {
            return MARK;
        }
        in.reset();
        return new byte[0];
    }

    private byte[] head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        head.writeBytes(byteOrderMark(in));
        head.writeBytes(row(in));
        return head.toByteArray();
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
