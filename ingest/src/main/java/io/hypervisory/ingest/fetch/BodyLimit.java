package io.hypervisory.ingest.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/// Reads a body, takes the transfer's compression off, and never more of it than the limits allow.
final class BodyLimit {
    private BodyLimit() {}

    /// The body is larger than we take.
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message);
        }
    }

    static byte[] read(ClassicHttpResponse response, FetchLimits limits) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream wire =
                        new Counted(entity.getContent(), limits.wireBytes(), "body as sent");
                InputStream plain =
                        new Counted(decoded(wire, response), limits.bodyBytes(), "body")) {
            return plain.readAllBytes();
        }
    }

    private static InputStream decoded(InputStream wire, ClassicHttpResponse response)
            throws IOException {
        Header header = response.getFirstHeader("Content-Encoding");
        String coding =
                header == null ? "identity" : header.getValue().strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "identity", "" -> wire;
            case "gzip", "x-gzip" -> new GZIPInputStream(wire);
            case "deflate" -> new InflaterInputStream(wire);
            default -> throw new IOException("content encoding " + coding + " was not asked for");
        };
    }

    private static final class Counted extends FilterInputStream {
        private final long limit;
        private final String what;
        private long count;

        Counted(InputStream in, long limit, String what) {
            super(in);
            this.limit = limit;
            this.what = what;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                count(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int more) throws Exceeded {
            count += more;
            if (count > limit) {
                throw new Exceeded(what + " is larger than " + limit + " bytes");
            }
        }
    }
}
