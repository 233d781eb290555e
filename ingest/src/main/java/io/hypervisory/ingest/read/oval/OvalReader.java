package io.hypervisory.ingest.read.oval;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.XmlParts;
import java.util.ArrayList;
import java.util.List;

/// OVAL 5 definitions: an advisory for each definition of class `patch`. Definitions of other
/// classes tell what is installed or what is vulnerable, and are no notices; tests, objects and
/// states are for scanners. Thread-safe.
public final class OvalReader implements DocumentReader {
    private static final int LOOK = 4096;
    private static final String ROOT = "oval_definitions";

    @Override
    public String format() {
        return "oval";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String proof() {
        return "read 3 of 3 real documents, all of them Oracle's";
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        int root = head.indexOf(ROOT);
        return root > 0 && (head.charAt(root - 1) == '<' || head.charAt(root - 1) == ':');
    }

    @Override
    public Reading read(Document document) {
        var witness = document.witness(this);
        var notices = new ArrayList<Notice>();
        Rejected rejected =
                XmlParts.read(
                        document,
                        ROOT,
                        "definitions/definition"::equals,
                        definition -> {
                            Notice notice =
                                    isPatch(definition)
                                            ? OvalAdvisory.of(definition, witness)
                                            : null;
                            if (notice != null) {
                                notices.add(notice);
                            }
                        });
        return rejected == null ? new Read(List.copyOf(notices)) : rejected;
    }

    private static boolean isPatch(Part definition) {
        return "patch".equals(definition.word("class"));
    }
}
