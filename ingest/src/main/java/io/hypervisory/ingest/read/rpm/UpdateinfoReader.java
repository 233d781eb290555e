package io.hypervisory.ingest.read.rpm;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.XmlElement;
import io.hypervisory.ingest.read.XmlRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return 1;
    }

    @Override
    public String proof() {
        return "read 23 of 23 documents of XenServer's own tests";
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        return XmlRecords.root(head).equals(ROOT)
                && (head.contains("<update ") || head.contains("<update>"));
    }

    @Override
    public Reading read(Document document) {
        var notices = new LinkedHashMap<NoticeId, Notice>();
        var nameless = new Unread();
        Rejected rejected =
                XmlRecords.read(
                        document,
                        ROOT,
                        Map.of(
                                "update",
                                element -> {
                                    Optional<Notice> notice = notice(document, element);
                                    notice.ifPresent(some -> notices.put(some.id(), some));
                                    if (notice.isEmpty()) {
                                        nameless.note("update without an id");
                                    }
                                }));
        if (rejected != null) {
            return rejected;
        }
        return notices.isEmpty() && !nameless.entries().isEmpty()
                ? new Rejected("no-id", "none of the updates has an id")
                : new Read(List.copyOf(notices.values()));
    }

    private Optional<Notice> notice(Document document, XmlElement element) {
        var update = new Update(element, new Unread());
        return update.named()
                .map(named ->
                        named.isPatch()
                                ? XenServerUpdate.facts(update, named, document.witness(this))
                                : Erratum.facts(update, named, document.witness(this)));
    }
}
