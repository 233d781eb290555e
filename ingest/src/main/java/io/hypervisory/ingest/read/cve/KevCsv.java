package io.hypervisory.ingest.read.cve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.read.AssertionReader.Taker;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Compressed;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.cve.JsonEntries.Made;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/// The catalogue as CSV, row by row: the same names as in JSON, cells that may hold line feeds.
/// Thread-safe.
final class KevCsv {
    private static final String FIRST = "cveID";
    private static final int LOOK = 16;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreHeaderCase(true)
                    .setTrim(true)
                    .setAllowMissingColumnNames(true)
                    .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                    .get();

    private KevCsv() {}

    /// Whether it begins with the name of the first column; JSON never does.
    static boolean isCsv(Document document) {
        try (InputStream plain = Compressed.plain(document.body())) {
            String head = new String(plain.readNBytes(LOOK), UTF_8);
            String bare = head.replace("\uFEFF", "").replace("\"", "").strip();
            return bare.regionMatches(true, 0, FIRST, 0, FIRST.length());
        } catch (IOException e) {
            return false;
        }
    }

    /// @param maker what becomes of a row, of which it gets the cells by their column's name
    static @Nullable Unreadable read(
            Document document,
            Function<Function<String, @Nullable String>, Made> maker,
            Taker taker)
            throws InterruptedException {
        try (var text = new InputStreamReader(withoutMark(document), UTF_8);
                CSVParser rows = CSVParser.parse(text, FORMAT)) {
            for (Iterator<CSVRecord> each = rows.iterator(); each.hasNext(); ) {
                row(each.next(), maker, taker);
            }
        } catch (UncheckedIOException e) {
            return unreadable(e.getCause());
        } catch (IOException e) {
            return unreadable(e);
        }
        return null;
    }

    private static InputStream withoutMark(Document document) throws IOException {
        var plain = new PushbackInputStream(Compressed.plain(document.body()), MARK.length);
        byte[] head = plain.readNBytes(MARK.length);
        if (!Arrays.equals(head, MARK)) {
            plain.unread(head);
        }
        return plain;
    }

    private static Unreadable unreadable(@Nullable IOException fault) {
        return fault instanceof Compressed.TooLarge
                ? new Unreadable("too-large", String.valueOf(fault.getMessage()))
                : new Unreadable("truncated", String.valueOf(fault));
    }

    private static void row(
            CSVRecord row, Function<Function<String, @Nullable String>, Made> maker, Taker taker)
            throws InterruptedException {
        switch (maker.apply(name -> row.isSet(name) ? row.get(name) : null)) {
            case Made.NoEntry(String why) -> taker.skip(why);
            case Made.Said(var assertions) -> {
                for (Assertion assertion : assertions) {
                    taker.take(assertion);
                }
            }
        }
    }
}
