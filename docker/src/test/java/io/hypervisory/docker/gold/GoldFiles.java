package io.hypervisory.docker.gold;

import com.github.luben.zstd.ZstdInputStream;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.read.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Files of the corpus as documents, unpacked where they are packed.
final class GoldFiles {
    private GoldFiles() {}

    /// The documents that a file holds, most often one.
    ///
    /// @throws IllegalStateException when the file is not the one that was labelled
    static List<Document> documents(Path corpus, GoldLabel label) throws IOException {
        byte[] packed = verified(corpus, label);
        byte[] body = plain(label.file(), packed);
        String name = label.file().replaceFirst("\\.(gz|xz|bz2|zst)$", "");
        if (!name.endsWith(".tar")) {
            return List.of(document(name, body));
        }
        var documents = new ArrayList<Document>();
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(body))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    documents.add(document(entry.getName(), tar.readAllBytes()));
                }
            }
        }
        return documents;
    }

    /// The file as it is.
    ///
    /// @throws IllegalStateException when it is not the one that was labelled
    static byte[] verified(Path corpus, GoldLabel label) throws IOException {
        byte[] file = Files.readAllBytes(corpus.resolve(label.file()));
        if (!Digests.sha256(file).equals(label.sha256())) {
            throw new IllegalStateException(label.id() + ": " + label.file() + " has changed");
        }
        return file;
    }

    private static byte[] plain(String name, byte[] packed) throws IOException {
        InputStream bytes = new ByteArrayInputStream(packed);
        InputStream plain =
                switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "gz" -> new GZIPInputStream(bytes);
                    case "xz" -> new XZCompressorInputStream(bytes);
                    case "bz2" -> new BZip2CompressorInputStream(bytes, true);
                    case "zst" -> new ZstdInputStream(bytes);
                    default -> bytes;
                };
        try (plain) {
            return plain.readAllBytes();
        }
    }

    private static Document document(String name, byte[] body) {
        return new Document(
                "gold",
                "auto",
                false,
                "file:///" + name.replace(' ', '_'),
                null,
                null,
                -1,
                -1,
                Digests.sha256(body),
                Instant.EPOCH,
                body);
    }
}
