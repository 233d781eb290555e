package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.BulkRules.As;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes documents of a file, one at a time, as [BulkRules] say.
final class Unpacker {
    private static final Pattern DATA =
            Pattern.compile("(?i).*\\.(?:json|xml|csv|txt|gz|xz|bz2|zst)");

    private final BulkRules rules;
    private final UnpackLimits limits;
    private final String format;
    private final Predicate<String> taken;
    private final Sink sink;

    Unpacker(BulkRules rules, UnpackLimits limits, String format, Sink sink) {
        this.rules = rules;
        this.limits = limits;
        this.format = format;
        this.taken = rules.entries().matcher();
        this.sink = sink;
    }

    /// @param stamp of the file; null when only its bytes tell
    /// @throws PageFault when it is not what it must be, or more than it may be
    void unpack(Fetched file, @Nullable String stamp) throws InterruptedException {
        try (var in = new BufferedInputStream(new ByteArrayInputStream(file.body()))) {
            unpack(file, stamp, in);
        } catch (Meter.Exceeded e) {
            throw new PageFault(file.url() + " " + e.getMessage(), false);
        } catch (IOException e) {
            throw new PageFault(file.url() + " does not unpack: " + e.getMessage(), true);
        }
    }

    private void unpack(Fetched file, @Nullable String stamp, BufferedInputStream in)
            throws IOException, InterruptedException {
        var opened = new Opened(file, stamp, new Meter(limits, file.body().length));
        Packing packing = Packing.of(in);
        if (!packing.isCompression()) {
            hold(opened, in, packing, false);
            return;
        }
        try (var plain = new BufferedInputStream(decompressed(opened, in, packing))) {
            Packing held = Packing.of(plain);
            if (due(file) != As.FILE && (held == Packing.ZIP || held.isCompression())) {
                throw new PageFault(file.url() + " is packed twice, which is not opened", false);
            }
            hold(opened, plain, held, true);
        }
    }

    private static InputStream decompressed(Opened opened, InputStream in, Packing packing)
            throws IOException {
        InputStream plain = LibraryCall.of(() -> packing.decompressed(in));
        return opened.meter().counted(plain);
    }

    /// A file being unpacked.
    private record Opened(Fetched file, @Nullable String stamp, Meter meter) {}

    private @Nullable As due(Fetched file) {
        return rules.as() == null ? As.ofName(file.url().getPath()) : rules.as();
    }

    private void hold(Opened opened, InputStream in, Packing packing, boolean compressed)
            throws IOException, InterruptedException {
        Fetched file = opened.file();
        As due = due(file);
        if (!isDue(due, packing, file)) {
            String wanted = due == null ? "" : " where " + due.word() + " was due";
            throw new PageFault(file.url() + " is " + packing.words() + wanted, true);
        }
        Entries.Taker taker = (url, body) -> entry(file, url, body);
        Entries.Taker whole = rules.rowsBy() == null ? taker : cutting(opened, rules.rowsBy());
        if (due == As.XLSX) {
            new Workbook(file, taken, opened.meter(), whole, sink).sheets();
        } else if (due != As.FILE && packing == Packing.ZIP) {
            new Entries(file, taken, rules.rowsBy(), opened.meter(), taker, sink).zip();
        } else if (due != As.FILE && packing == Packing.TAR) {
            new Entries(file, taken, null, opened.meter(), whole, sink)
                    .tar(compressed ? in : opened.meter().counted(in));
        } else if (rules.rowsBy() != null) {
            new CsvParts(file.url(), rules.rowsBy(), opened.meter(), taker).cut(in);
        } else {
            whole(opened, in, compressed);
        }
    }

    /// Of entries that are had as a whole.
    private Entries.Taker cutting(Opened opened, String column) {
        return (url, body) -> {
            Entries.Taker taker = (part, rows) -> entry(opened.file(), part, rows);
            try {
                new CsvParts(url, column, opened.meter(), taker)
                        .cut(new ByteArrayInputStream(body));
            } catch (IOException e) {
                sink.fault(url + " is not cut into its rows: " + e.getMessage(), true);
            }
        };
    }

    private static boolean isDue(@Nullable As due, Packing packing, Fetched file) {
        return switch (due) {
            case ZIP, XLSX -> packing == Packing.ZIP;
            case TAR -> packing == Packing.TAR;
            case FILE -> true;
            case null -> packing != Packing.OTHER && !isPageInstead(file, packing);
        };
    }

    /// A site's error page or login in place of data.
    private static boolean isPageInstead(Fetched file, Packing packing) {
        return packing == Packing.HTML && DATA.matcher(file.url().getPath()).matches();
    }

    private void whole(Opened opened, InputStream in, boolean compressed)
            throws IOException, InterruptedException {
        Fetched file = opened.file();
        byte[] body = compressed ? opened.meter().entry(in) : file.body();
        if (body.length == 0) {
            throw new PageFault(file.url() + " is empty", true);
        }
        var document =
                new Fetched(
                        file.url(),
                        file.finalUrl(),
                        file.movedTo(),
                        file.status(),
                        compressed ? null : file.contentType(),
                        file.etag(),
                        file.lastModified(),
                        file.at(),
                        body);
        sink.item(new Item(file.url(), format, opened.stamp(), new Item.Way.Here(document)));
    }

    private void entry(Fetched file, URI url, byte[] body) throws InterruptedException {
        var document = file.part(url, body);
        String stamp = Digests.sha256(body);
        sink.item(new Item(url, format, stamp, new Item.Way.Here(document)));
    }
}
