package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Makes a CSV (RFC 4180) of each sheet of a workbook (`.xlsx`), so that a reader needs to know
/// nothing else. Cells are what is in them: a date may be text or Excel's number of a day. Rows are
/// at least as wide as the first. Used once.
final class Workbook {
    private static final URI ROOT = URI.create("zip:/xl/workbook.xml");

    private final Fetched file;
    private final Predicate<String> taken;
    private final Meter meter;
    private final Entries.Taker taker;
    private final Sink sink;

    Workbook(Fetched file, Predicate<String> taken, Meter meter, Entries.Taker taker, Sink sink) {
        this.file = file;
        this.taken = taken;
        this.meter = meter;
        this.taker = taker;
        this.sink = sink;
    }

    void sheets() throws IOException, InterruptedException {
        try (ZipFile zip = Entries.open(file.body(), meter)) {
            Map<String, URI> targets = targets(zip);
            List<String> shared = sharedStrings(zip);
            for (Map<String, String> sheet :
                    XmlRecords.read(part(zip, ROOT), "workbook", "sheet")) {
                String name = sheet.getOrDefault("@name", "").replaceAll("[/\\\\]", "-") + ".csv";
                URI target = targets.get(sheet.getOrDefault("@id", ""));
                if (taken.test(name) && target != null) {
                    sheet(zip, name, target, shared);
                }
            }
        }
    }

    /// Where the parts stand that the workbook refers to.
    private Map<String, URI> targets(ZipFile zip) throws IOException {
        var targets = new HashMap<String, URI>();
        Fetched relations = part(zip, URI.create("zip:/xl/_rels/workbook.xml.rels"));
        for (Map<String, String> each :
                XmlRecords.read(relations, "Relationships", "Relationship")) {
            try {
                URI target = ROOT.resolve(each.getOrDefault("@Target", ""));
                targets.put(each.getOrDefault("@Id", ""), target);
            } catch (IllegalArgumentException e) {
                sink.fault(file.url() + " names a part that is none: " + Quoted.of(each), false);
            }
        }
        return targets;
    }

    private List<String> sharedStrings(ZipFile zip) throws IOException {
        URI part = URI.create("zip:/xl/sharedStrings.xml");
        if (zip.getEntry(name(part)) == null) {
            return List.of();
        }
        return SheetReader.sharedStrings(new ByteArrayInputStream(part(zip, part).body()));
    }

    private void sheet(ZipFile zip, String name, URI part, List<String> shared)
            throws IOException, InterruptedException {
        var csv = new ByteArrayOutputStream();
        try (InputStream in = opened(zip, part);
                var printer =
                        new CSVPrinter(new OutputStreamWriter(csv, UTF_8), CSVFormat.RFC4180)) {
            int[] width = {-1};
            SheetReader.rows(
                    in,
                    shared,
                    cells -> {
                        width[0] = width[0] < 0 ? cells.size() : width[0];
                        printer.printRecord(padded(cells, width[0]));
                        printer.flush();
                        meter.size(csv.size());
                    });
        } catch (Meter.Exceeded e) {
            if (e.isWhole()) {
                throw e;
            }
            sink.fault(file.url() + ": sheet " + Quoted.of(name) + " " + e.getMessage(), false);
            return;
        }
        taker.take(EntryPath.address(file.url(), name), csv.toByteArray());
    }

    private static List<String> padded(List<String> cells, int width) {
        var padded = new ArrayList<>(cells);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    /// A small part, as a page.
    private Fetched part(ZipFile zip, URI part) throws IOException {
        byte[] body = LibraryCall.of(() -> meter.entry(opened(zip, part)));
        return file.part(EntryPath.address(file.url(), name(part)), body);
    }

    private InputStream opened(ZipFile zip, URI part) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name(part));
        if (entry == null || !zip.canReadEntryData(entry)) {
            throw new IOException("is no workbook: it has no " + name(part));
        }
        return meter.counted(LibraryCall.of(() -> zip.getInputStream(entry)));
    }

    private static String name(URI part) {
        return String.valueOf(part.getPath()).replaceFirst("^/+", "");
    }
}
