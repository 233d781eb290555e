package io.hypervisory.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Bodies that are gzip files themselves, as lists offer them for download.
public final class Compressed {
    private static final long LARGEST = 64L * 1024 * 1024;

    private Compressed() {}

    /// A list that grows beyond what any has: 300,000 lines of EPSS have some 10 MiB.
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("the list is larger than " + LARGEST + " bytes");
        }
    }

    /// The plain bytes, whether or not they come compressed; ends with [TooLarge] after 64 MiB.
    public static InputStream plain(byte[] body) throws IOException {
        boolean gzip = body.length > 2 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
        var bytes = new ByteArrayInputStream(body);
        return gzip ? new Bounded(new GZIPInputStream(bytes)) : bytes;
    }

    private static final class Bounded extends FilterInputStream {
        private long count;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            counted(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(super.read(buffer, offset, length));
        }

        private int counted(int read) throws TooLarge {
            count += Math.max(0, read);
            if (count > LARGEST) {
                throw new TooLarge();
            }
            return read;
        }
    }
}
