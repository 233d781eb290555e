package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Text;

/// Microsoft's months as its interface serves them: JSON, or XML when it does not heed what was
/// asked for. Both become the same notices as by [CvrfReader]. Thread-safe.
public final class MsrcCvrfReader implements DocumentReader {
    private static final int LOOK = 4096;

    @Override
    public String format() {
        return "msrc-cvrf";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String proof() {
        return "in XML read 3 of 3 real months, two of them shortened; in JSON written from a"
                + " description alone: no original could be had";
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        return CvrfReading.isJson(document)
                && head.contains("\"DocumentTitle\"")
                && head.contains("\"DocumentTracking\"");
    }

    @Override
    public Reading read(Document document) {
        return CvrfReading.read(document, this);
    }
}
