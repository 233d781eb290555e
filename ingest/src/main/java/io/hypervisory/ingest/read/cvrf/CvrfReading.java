package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.NoticeIds;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.XmlParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document on its way to notices, in XML or in Microsoft's JSON. Used by one thread.
final class CvrfReading {
    private static final String ROOT = "cvrfdoc";
    private static final int LOOK = 256;

    private final Document document;
    private final CvrfDocument said;
    private final MsrcMonth month = new MsrcMonth();
    private final List<Vulnerability> vulnerabilities = new ArrayList<>();

    private CvrfReading(Document document) {
        this.document = document;
        this.said = new CvrfDocument(document.url(), this::vulnerability);
    }

    static Reading read(Document document, DocumentReader reader) {
        var reading = new CvrfReading(document);
        Rejected rejected;
        try {
            rejected = reading.parts();
        } catch (IllegalStateException e) {
            rejected = new Rejected("beyond-limits", String.valueOf(e.getMessage()));
        }
        return rejected == null ? reading.notices(reader) : rejected;
    }

    static boolean isJson(Document document) {
        String head = Text.head(document.body(), LOOK);
        String text = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head;
        return text.stripLeading().startsWith("{");
    }

    private @Nullable Rejected parts() {
        return isJson(document)
                ? JsonParts.read(document, said::take)
                : XmlParts.read(document, ROOT, path -> path.indexOf('/') < 0, said::take);
    }

    private void vulnerability(Part part, CvrfPublisher publisher) {
        if (publisher.isMicrosoft()) {
            month.take(part, publisher);
        } else {
            vulnerabilities.add(CvrfVulnerability.read(part, publisher, said.unread()));
        }
    }

    private Reading notices(DocumentReader reader) {
        String literal = said.id();
        NoticeId id = NoticeIds.advisory(said.publisher().vendor(), literal);
        if (literal == null || id == null) {
            return new Rejected(
                    "no-tracking-id", "DocumentTracking/Identification/ID is absent or no id");
        }
        Witness witness = document.witness(reader);
        if (said.publisher().isMicrosoft()) {
            Witness ofUpdates = document.witnessOfPatch(reader, literal);
            return new Read(month.notices(said, witness, ofUpdates));
        }
        return new Read(List.of(CvrfAdvisory.of(said, id, literal, vulnerabilities, witness)));
    }
}
