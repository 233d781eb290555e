package io.hypervisory.ingest.read.rpm;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.XmlParts;
import io.hypervisory.ingest.read.rpm.Update.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `updateinfo.xml` of a yum repository: XenServer's, whose updates are patches with guidance on
/// restarts, or a distribution's, whose updates are advisories. Thread-safe.
public final class UpdateinfoReader implements DocumentReader {
    private static final int LOOK = 4 * 1024;
    private static final String ROOT = "updates";

    @Override
    public String format() {
        return "updateinfo";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String proof() {
        return "read 23 of 24 documents of XenServer's own tests; no original could be had";
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        return XmlParts.root(head).equals(ROOT)
                && (head.contains("<update ") || head.contains("<update>"));
    }

    @Override
    public Reading read(Document document) {
        var updates = new Updates(document.witness(this));
        Rejected rejected = XmlParts.read(document, ROOT, "update"::equals, updates::add);
        return rejected == null ? updates.read() : rejected;
    }

    /// Those of one document, by their ids. Used by one thread.
    private static final class Updates {
        private final Witness witness;
        private final Map<NoticeId, Gathered> byId = new LinkedHashMap<>();
        private int nameless;

        Updates(Witness witness) {
            this.witness = witness;
        }

        void add(Part element) {
            var update = new Update(element, new Unread());
            Named named = update.named().orElse(null);
            if (named == null) {
                nameless++;
                return;
            }
            byId.computeIfAbsent(
                            named.id(),
                            _ ->
                                    named.isPatch()
                                            ? new XenServerUpdate(update, named, witness)
                                            : new Erratum(update, named, witness))
                    .add(element);
        }

        /// Updates without an id stand with the first that has one.
        Reading read() {
            if (byId.isEmpty()) {
                return nameless == 0
                        ? new Read(List.of())
                        : new Rejected("no-id", "none of the updates has an id");
            }
            if (nameless > 0) {
                byId.values().iterator().next().unread().note(nameless + " updates without an id");
            }
            return new Read(byId.values().stream().map(Gathered::facts).toList());
        }
    }
}
