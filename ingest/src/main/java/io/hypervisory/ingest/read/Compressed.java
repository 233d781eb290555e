package io.hypervisory.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Bodies that are gzip files themselves, as lists offer them for download.
final class Compressed {
    private Compressed() {}

    /// The plain bytes, whether or not they come compressed. Whoever reads must bound what he
    /// takes.
    static InputStream plain(byte[] body) throws IOException {
        boolean gzip = body.length > 2 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
        var bytes = new ByteArrayInputStream(body);
        return gzip ? new GZIPInputStream(bytes) : bytes;
    }
}
