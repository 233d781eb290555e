package io.hypervisory.ingest.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/// Reads a body, takes the transfer's compression off, and never more of it than the limits allow.
final class BodyLimit {
    /// Small bodies may be as empty as they like.
    private static final long RATIO_COUNTS_FROM = 1024 * 1024;

    private BodyLimit() {}

    /// The body is larger than we take.
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message);
        }
    }

    /// The connection is the caller's to end when this throws.
    static byte[] read(ClassicHttpResponse response, FetchLimits limits) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        var wire = new Counted(entity.getContent(), limits.wireBytes(), "body as sent");
        try (var plain =
                new Counted(decoded(wire, response), limits.bodyBytes(), "body") {
                    @Override
                    void check() throws Exceeded {
                        super.check();
                        if (count > RATIO_COUNTS_FROM && count > wire.count * limits.ratio()) {
                            throw new Exceeded(
                                    "body is more than "
                                            + limits.ratio()
                                            + " times as large as what was sent");
                        }
                    }
                }) {
            byte[] body = plain.readAllBytes();
            // a compressed body may end before what is sent does
            wire.transferTo(java.io.OutputStream.nullOutputStream());
            return body;
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
            case "deflate" -> inflated(wire);
            default -> throw new IOException("content encoding " + coding + " was not asked for");
        };
    }

    /// RFC 9110 means zlib by `deflate`; some servers send it without zlib's two bytes.
    private static InputStream inflated(InputStream wire) throws IOException {
        var start = new PushbackInputStream(wire, 1);
        int first = start.read();
        if (first < 0) {
            return start;
        }
        start.unread(first);
        boolean zlib = (first & 0x0f) == 8;
        return new InflaterInputStream(start, new Inflater(!zlib));
    }

    /// Left open: closing what the client gave reads it to its end, which may never come.
    private static class Counted extends FilterInputStream {
        private final long limit;
        private final String what;
        long count;

        Counted(InputStream in, long limit, String what) {
            super(in);
            this.limit = limit;
            this.what = what;
        }

        @Override
        public void close() {}

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                count++;
                check();
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                check();
            }
            return read;
        }

        void check() throws Exceeded {
            if (count > limit) {
                throw new Exceeded(what + " is larger than " + limit + " bytes");
            }
        }
    }
}
