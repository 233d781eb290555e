package io.hypervisory.index.export;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.export.csaf.CsafExport;
import io.hypervisory.index.search.Found;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// CSAF documents, one a line.
final class CsafWriter implements EntryWriter {
    private final OutputStream out;

    CsafWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(Found found) throws IOException {
        byte[] record = Objects.requireNonNull(found.record(), "record");
        out.write(Json.bytes(CsafExport.of(Json.read(record, Entry.class))));
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
