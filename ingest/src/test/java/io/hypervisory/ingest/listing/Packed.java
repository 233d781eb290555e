package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpHandler;
import io.hypervisory.ingest.LoopbackSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/// Makes packed files for tests.
final class Packed {
    private Packed() {}

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    interface Zipping {
        void to(ZipArchiveOutputStream zip) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zip(Map<String, String> texts) {
        return zipOf(zip -> {
            for (var text : texts.entrySet()) {
                put(zip, text.getKey(), text.getValue().getBytes(UTF_8));
            }
        });
    }

    /// Its directory stays in memory, so a second name may be the same.
    static byte[] zipOf(Zipping zipping) {
        return bytes(out -> {
            try (var zip = new ZipArchiveOutputStream(out)) {
                zip.setUseZip64(Zip64Mode.AsNeeded);
                zipping.to(zip);
            }
        });
    }

    static void put(ZipArchiveOutputStream zip, String name, byte[] body) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(body);
        zip.closeArchiveEntry();
    }

    /// Stored, with no content: as small as an entry can be.
    static byte[] emptyEntries(int count) {
        return zipOf(zip -> {
            zip.setLevel(0);
            for (int i = 0; i < count; i++) {
                var entry = new ZipArchiveEntry(Integer.toString(i, 36));
                entry.setMethod(ZipArchiveEntry.STORED);
                entry.setSize(0);
                entry.setCrc(new CRC32().getValue());
                zip.putArchiveEntry(entry);
                zip.closeArchiveEntry();
            }
        });
    }

    static byte[] tar(Map<String, String> texts) {
        return bytes(out -> {
            try (var tar = new TarArchiveOutputStream(out, "UTF-8")) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                for (var text : texts.entrySet()) {
                    byte[] body = text.getValue().getBytes(UTF_8);
                    var entry = new TarArchiveEntry(text.getKey(), true);
                    entry.setSize(body.length);
                    tar.putArchiveEntry(entry);
                    tar.write(body);
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    /// With one entry, of a name so long, as GNU writes long names.
    static byte[] tarWithName(int length) {
        return bytes(out -> {
            try (var tar = new TarArchiveOutputStream(out, "UTF-8")) {
                var name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
                name.setSize(length);
                tar.putArchiveEntry(name);
                tar.write("n".repeat(length).getBytes(UTF_8));
                tar.closeArchiveEntry();
                var entry = new TarArchiveEntry("n");
                entry.setSize(1);
                tar.putArchiveEntry(entry);
                tar.write('A');
                tar.closeArchiveEntry();
            }
        });
    }

    /// @param how a name of [CompressorStreamFactory]
    static byte[] compressed(String how, byte[] plain) {
        return bytes(out -> {
            try (var compressed =
                    new CompressorStreamFactory().createCompressorOutputStream(how, out)) {
                compressed.write(plain);
            } catch (CompressorException e) {
                throw new IOException(e);
            }
        });
    }

    static byte[] gzip(byte[] plain) {
        return compressed(CompressorStreamFactory.GZIP, plain);
    }

    static byte[] cut(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    static HttpHandler served(byte[] body) {
        return exchange -> LoopbackSite.send(exchange, 200, body);
    }
}
