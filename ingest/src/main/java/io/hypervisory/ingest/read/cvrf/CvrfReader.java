package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Text;

/// CVRF 1.1 and 1.2 in XML. One advisory, but for Microsoft's months, which have one for each
/// vulnerability and a patch for each update. A document that breaks the schema is read as far as
/// it can be; only what is no XML, no CVRF, or has no id is rejected. Thread-safe.
public final class CvrfReader implements DocumentReader {
    private static final int LOOK = 4096;

    @Override
    public String format() {
        return "cvrf";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String proof() {
        return "read 11 of 11 real documents of six publishers, and the examples of the standard's"
                + " makers";
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        int root = head.indexOf("cvrfdoc");
        return root > 0 && (head.charAt(root - 1) == '<' || head.charAt(root - 1) == ':');
    }

    @Override
    public Reading read(Document document) {
        return CvrfReading.read(document, this);
    }
}
