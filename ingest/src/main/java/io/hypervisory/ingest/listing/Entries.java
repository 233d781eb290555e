package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/// Goes through the entries of one zip or tar and hands over those that are taken. What is wrong
/// with an entry is said, and costs no other. Used once.
final class Entries {
    private final Fetched file;
    private final Predicate<String> taken;
    private final Meter meter;
    private final Taker taker;
    private final Sink sink;
    private final @Nullable String rowsBy;
    private final Set<String> seen = new HashSet<>();

    /// @param rowsBy the column by which CSV in a zip is cut; null when it is not
    Entries(
            Fetched file,
            Predicate<String> taken,
            @Nullable String rowsBy,
            Meter meter,
            Taker taker,
            Sink sink) {
        this.rowsBy = rowsBy;
        this.file = file;
        this.taken = taken;
        this.meter = meter;
        this.taker = taker;
        this.sink = sink;
    }

    /// Takes one entry.
    interface Taker {
        void take(URI address, byte[] body) throws InterruptedException;
    }

    /// By its directory, as everybody reads it: what stands before may have been deleted.
    void zip() throws IOException, InterruptedException {
        try (ZipFile zip = open(file.body(), meter)) {
            for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
                ZipArchiveEntry entry = all.nextElement();
                String path = isBackslashed(entry) ? "\\" : entry.getName();
                if (entry.isDirectory()
                        || entry.isUnixSymlink()
                        || !isTaken(path, entry.getName())) {
                    continue;
                }
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    fault(path, "is encrypted", false);
                } else if (!zip.canReadEntryData(entry)) {
                    fault(path, "is compressed by method " + entry.getMethod(), false);
                } else if (rowsBy != null) {
                    parts(zip, entry, rowsBy);
                } else {
                    entry(zip, entry);
                }
            }
        }
    }

    /// Unpacked twice, so that no part is taken before its entry is known to be whole.
    private void parts(ZipFile zip, ZipArchiveEntry entry, String column)
            throws Meter.Exceeded, InterruptedException {
        URI address = EntryPath.address(file.url(), EntryPath.normalized(entry.getName()));
        try {
            var crc = new CheckedInputStream(meter.counted(opened(zip, entry)), new CRC32());
            LibraryCall.of(() -> crc.transferTo(OutputStream.nullOutputStream()));
            if (crc.getChecksum().getValue() != entry.getCrc()) {
                fault(entry.getName(), "does not have its checksum", true);
                return;
            }
            try (var in = new BufferedInputStream(opened(zip, entry))) {
                new CsvParts(address, column, meter, taker).cut(in);
            }
        } catch (Meter.Exceeded e) {
            exceeded(entry.getName(), e);
        } catch (IOException e) {
            fault(entry.getName(), "does not unpack: " + e.getMessage(), true);
        }
    }

    private static InputStream opened(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        return LibraryCall.of(() -> zip.getInputStream(entry));
    }

    /// One that is broken costs no other.
    private void entry(ZipFile zip, ZipArchiveEntry entry)
            throws Meter.Exceeded, InterruptedException {
        byte[] body;
        try {
            body = LibraryCall.of(() -> meter.entry(meter.counted(zip.getInputStream(entry))));
        } catch (Meter.Exceeded e) {
            exceeded(entry.getName(), e);
            return;
        } catch (IOException e) {
            fault(entry.getName(), "does not unpack: " + e.getMessage(), true);
            return;
        }
        var crc = new CRC32();
        crc.update(body);
        if (crc.getValue() != entry.getCrc()) {
            fault(entry.getName(), "does not have its checksum", true);
            return;
        }
        take(entry.getName(), body);
    }

    private void exceeded(String path, Meter.Exceeded e) throws Meter.Exceeded {
        if (e.isWhole()) {
            throw e;
        }
        fault(path, String.valueOf(e.getMessage()), false);
    }

    static ZipFile open(byte[] body, Meter meter) throws IOException {
        meter.entries(mostInDirectory(body));
        var channel = new SeekableInMemoryByteChannel(body);
        return LibraryCall.of(() -> ZipFile.builder().setSeekableByteChannel(channel).get());
    }

    /// Its directory has no more entries than its signature occurs; counted before, because the
    /// library reads the directory whole.
    private static int mostInDirectory(byte[] zip) {
        int count = 0;
        for (int i = 0; i + 3 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                count++;
            }
        }
        return count;
    }

    /// The library makes slashes of them.
    private static boolean isBackslashed(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        for (int i = 0; raw != null && i < raw.length; i++) {
            if (raw[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    void tar(InputStream in) throws IOException, InterruptedException {
        try (var tar = new TarArchiveInputStream(in)) {
            while (true) {
                meter.header();
                @Nullable TarArchiveEntry entry = LibraryCall.of(tar::getNextEntry);
                meter.data();
                if (entry == null) {
                    return;
                }
                meter.entries(1);
                if (isRegular(entry) && isTaken(entry.getName(), entry.getName())) {
                    entry(tar, entry);
                }
                LibraryCall.of(() -> tar.transferTo(OutputStream.nullOutputStream()));
            }
        }
    }

    private void entry(TarArchiveInputStream tar, TarArchiveEntry entry)
            throws IOException, InterruptedException {
        byte[] body;
        try {
            body = LibraryCall.of(() -> meter.entry(tar));
        } catch (Meter.Exceeded e) {
            exceeded(entry.getName(), e);
            return;
        }
        take(entry.getName(), body);
    }

    private static boolean isRegular(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isDirectory()
                && !entry.isSymbolicLink()
                && !entry.isLink()
                && !entry.isFIFO()
                && !entry.isBlockDevice()
                && !entry.isCharacterDevice();
    }

    private boolean isTaken(String path, String shown) {
        String fault = EntryPath.fault(path);
        if (fault != null) {
            fault(shown, fault, false);
            return false;
        }
        String normalized = EntryPath.normalized(path);
        if (!taken.test(normalized)) {
            return false;
        }
        if (!seen.add(normalized)) {
            fault(path, "is there twice; the first is taken", false);
            return false;
        }
        return true;
    }

    private void take(String path, byte[] body) throws InterruptedException {
        Packing packing = Packing.of(body);
        if (packing != Packing.FILE && packing != Packing.HTML) {
            fault(
                    path,
                    "is packed once more (" + packing.words() + "), which is not opened",
                    false);
            return;
        }
        taker.take(EntryPath.address(file.url(), EntryPath.normalized(path)), body);
    }

    private void fault(String path, String fault, boolean retryable) {
        sink.fault(file.url() + ": entry " + path.replace('\0', '?') + " " + fault, retryable);
    }
}
