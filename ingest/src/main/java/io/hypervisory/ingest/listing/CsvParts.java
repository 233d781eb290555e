package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Cuts CSV (RFC 4180) into parts, each with the first row above it, byte for byte. Rows that stand
/// together and are alike in one column stay together. Where a part ends depends on the rows at its
/// end and on nothing before the part, so that rows that come in later change their own part, at
/// times the next, and no other. Used once.
final class CsvParts {
    private static final int LEAST = 8 << 20;
    private static final int MOST = 16 << 20;

    /// Of so many values one is fit to begin a part.
    private static final int ONE_OF = 16;

    private static final int LONGEST_ROW = 1 << 20;

    private final URI entry;
    private final String column;
    private final Meter meter;
    private final Entries.Taker taker;
    private final int least;
    private final int most;
    private final Set<URI> names = new HashSet<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private byte[] head = new byte[0];
    private String first = "";
    private boolean begun;

    CsvParts(URI entry, String column, Meter meter, Entries.Taker taker) {
        this(entry, column, meter, taker, LEAST, MOST);
    }

    CsvParts(URI entry, String column, Meter meter, Entries.Taker taker, int least, int most) {
        this.entry = entry;
        this.column = column;
        this.meter = meter;
        this.taker = taker;
        this.least = least;
        this.most = most;
    }

    /// @param in buffered
    /// @throws Meter.Exceeded when rows that belong together are more than an entry may be
    void cut(InputStream in) throws IOException, InterruptedException {
        byte[] names = row(in);
        List<String> columns = cells(names);
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IOException("it has no column " + column);
        }
        head = names;
        String before = null;
        for (byte[] row = row(in); row.length > 0; row = row(in)) {
            List<String> cells = cells(row);
            String value = at < cells.size() ? cells.get(at) : before == null ? "" : before;
            if (before != null && !value.equals(before) && ends(value)) {
                end();
            }
            add(row, value);
            before = value;
        }
        end();
    }

    private boolean ends(String next) {
        return part.size() >= most
                || (part.size() >= least && Math.floorMod(next.hashCode(), ONE_OF) == 0);
    }

    private void add(byte[] row, String value) throws IOException {
        if (!begun) {
            begun = true;
            first = value;
            part.write(head);
        }
        part.write(row);
        meter.size(part.size());
    }

    private void end() throws InterruptedException {
        if (!begun) {
            return;
        }
        URI name = EntryPath.part(entry, first);
        for (int again = 2; !names.add(name); again++) {
            name = EntryPath.part(entry, first + "-" + again);
        }
        taker.take(name, part.toByteArray());
        part.reset();
        begun = false;
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
            @Nullable CSVRecord cells = parser.stream().findFirst().orElse(null);
            return cells == null ? List.of() : cells.toList();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IOException("it has a row that is no CSV: " + e.getMessage(), e);
        }
    }
}
