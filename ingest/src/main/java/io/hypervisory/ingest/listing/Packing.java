package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/// What a file is, by its first bytes: its name and what a server says of it are often wrong.
enum Packing {
    ZIP("a zip"),
    TAR("a tar"),
    GZIP("gzip"),
    XZ("xz"),
    BZIP2("bzip2"),
    ZSTD("zstd"),
    /// Packed in a way that is not opened.
    OTHER("packed in another way"),
    HTML("HTML"),
    FILE("not packed");

    private static final int HEAD = 1024;
    private static final int XZ_MEMORY_KIB = 64 * 1024;
    private static final Pattern PAGE =
            Pattern.compile(
                    "(?:\\s|\\u00EF\\u00BB\\u00BF|<\\?.*?\\?>|<!--.*?-->)*"
                            + "<(?:!doctype\\s+html|html|head|body)\\b.*",
                    Pattern.DOTALL);

    private final String words;

    Packing(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean isCompression() {
        return this == GZIP || this == XZ || this == BZIP2 || this == ZSTD;
    }

    static Packing of(byte[] body) {
        try (var in = new BufferedInputStream(new ByteArrayInputStream(body))) {
            return of(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /// Leaves the stream at its beginning.
    static Packing of(BufferedInputStream in) throws IOException {
        Packing compression = compression(in);
        Packing packing = compression == FILE ? archive(in) : compression;
        return packing == FILE && isPage(in) ? HTML : packing;
    }

    private static Packing compression(InputStream in) {
        try {
            return switch (CompressorStreamFactory.detect(in)) {
                case CompressorStreamFactory.GZIP -> GZIP;
                case CompressorStreamFactory.XZ -> XZ;
                case CompressorStreamFactory.BZIP2 -> BZIP2;
                case CompressorStreamFactory.ZSTANDARD -> ZSTD;
                // the rest is told from text by two bytes or so
                default -> FILE;
            };
        } catch (CompressorException e) {
            return FILE;
        }
    }

    private static Packing archive(InputStream in) {
        try {
            return switch (ArchiveStreamFactory.detect(in)) {
                case ArchiveStreamFactory.ZIP, ArchiveStreamFactory.JAR -> ZIP;
                case ArchiveStreamFactory.TAR -> TAR;
                default -> OTHER;
            };
        } catch (ArchiveException e) {
            return FILE;
        } catch (RuntimeException e) {
            // the library's guess at a tar whose header makes no sense
            return FILE;
        }
    }

    private static boolean isPage(InputStream in) throws IOException {
        in.mark(HEAD);
        String head = new String(in.readNBytes(HEAD), ISO_8859_1);
        in.reset();
        return PAGE.matcher(head.toLowerCase(Locale.ROOT)).matches();
    }

    /// What a compressed stream holds.
    InputStream decompressed(InputStream in) throws IOException {
        String name =
                switch (this) {
                    case GZIP -> CompressorStreamFactory.GZIP;
                    case XZ -> CompressorStreamFactory.XZ;
                    case BZIP2 -> CompressorStreamFactory.BZIP2;
                    case ZSTD -> CompressorStreamFactory.ZSTANDARD;
                    case ZIP, TAR, OTHER, HTML, FILE ->
                            throw new IllegalStateException(this + " is no compression");
                };
        return new CompressorStreamFactory(true, XZ_MEMORY_KIB)
                .createCompressorInputStream(name, in);
    }
}
