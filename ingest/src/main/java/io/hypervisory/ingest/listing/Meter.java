package io.hypervisory.ingest.listing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what one packed file unpacks to, and stops it where it is more than it may be.
final class Meter {
    /// Small files may be as empty as they like.
    private static final long RATIO_COUNTS_FROM = 1L << 20;

    /// Long names and their like, which the library reads whole.
    private static final long LARGEST_HEADER = 1L << 20;

    private final UnpackLimits limits;
    private final long packed;
    private long unpacked;
    private long headerEnds = Long.MAX_VALUE;
    private int entries;

    /// @param packed bytes of the file
    Meter(UnpackLimits limits, long packed) {
        this.limits = limits;
        this.packed = packed;
    }

    /// Asking again brings the same.
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean whole;

        Exceeded(String message, boolean whole) {
            super(message);
            this.whole = whole;
        }

        /// It is the file that is too large, and not one entry.
        boolean isWhole() {
            return whole;
        }
    }

    void entries(int more) throws Exceeded {
        entries += more;
        if (entries > limits.entries()) {
            throw new Exceeded("holds more than " + limits.entries() + " entries", true);
        }
    }

    /// The whole stream.
    ///
    /// @throws Exceeded when it is larger than an entry may be
    byte[] entry(InputStream in) throws IOException {
        byte[] body = in.readNBytes((int) Math.min(limits.entryBytes() + 1, Integer.MAX_VALUE - 8));
        size(body.length);
        return body;
    }

    /// Of what is made of an entry.
    void size(long bytes) throws Exceeded {
        if (bytes > limits.entryBytes()) {
            throw new Exceeded("is larger than " + limits.entryBytes() + " bytes unpacked", false);
        }
    }

    /// From here on it is a header that is read.
    void header() {
        headerEnds = unpacked + LARGEST_HEADER;
    }

    void data() {
        headerEnds = Long.MAX_VALUE;
    }

    private void count(long bytes) throws Exceeded {
        unpacked += bytes;
        if (unpacked > limits.totalBytes()) {
            throw new Exceeded("unpacks to more than " + limits.totalBytes() + " bytes", true);
        }
        if (unpacked > RATIO_COUNTS_FROM && unpacked > packed * limits.ratio()) {
            throw new Exceeded("unpacks to more than " + limits.ratio() + " times its size", true);
        }
        if (unpacked > headerEnds) {
            throw new Exceeded("has a header of more than " + LARGEST_HEADER + " bytes", true);
        }
    }

    /// What is read through it counts.
    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = LibraryCall.of(() -> super.read());
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = LibraryCall.of(() -> super.read(buffer, offset, length));
                count(Math.max(read, 0));
                return read;
            }

            @Override
            public long skip(long most) throws IOException {
                long skipped = LibraryCall.of(() -> super.skip(most));
                count(skipped);
                return skipped;
            }
        };
    }
}
