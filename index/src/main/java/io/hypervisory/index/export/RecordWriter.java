package io.hypervisory.index.export;

import io.hypervisory.index.search.Found;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// Records, one a line.
final class RecordWriter implements EntryWriter {
    private final OutputStream out;

    RecordWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(Found found) throws IOException {
        out.write(Objects.requireNonNull(found.record(), "record"));
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
