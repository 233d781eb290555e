package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.NoticeIds;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.XmlParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The metadata of an ESXi depot: `vmware.xml` with all bulletins and their VIBs, one bulletin that
/// names its VIBs, or one bulletin with the VIBs beside it. A VIB alone is read and holds nothing.
/// Thread-safe.
public final class EsxiDepotReader implements DocumentReader {
    private static final int LOOK = 4 * 1024;
    private static final String ROOT = "metadataResponse";
    private static final String BULLETIN = "bulletin";
    private static final String VIB = "vib";

    /// In the root, or the root itself.
    private static final Set<String> SECTIONS = Set.of(BULLETIN, VIB, "/" + BULLETIN, "/" + VIB);

    @Override
    public String format() {
        return "esxi-depot";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        return switch (XmlParts.root(head)) {
            case ROOT -> true;
            case BULLETIN -> head.contains("vibList") || head.contains("<releaseType");
            case VIB -> head.contains("<vibID") || head.contains("<vendor");
            default -> false;
        };
    }

    @Override
    public Reading read(Document document) {
        var bulletins = new ArrayList<Part>();
        var vibs = new LinkedHashMap<String, DepotVib>();
        Rejected rejected =
                XmlParts.read(
                        document,
                        ROOT,
                        SECTIONS::contains,
                        part -> {
                            if (part.name().equals(BULLETIN)) {
                                bulletins.add(part);
                                return;
                            }
                            DepotVib vib = DepotVib.of(part);
                            if (vib.id() != null) {
                                vibs.putIfAbsent(vib.id(), vib);
                            }
                        });
        return rejected == null ? read(document, bulletins, vibs) : rejected;
    }

    private Reading read(Document document, List<Part> bulletins, Map<String, DepotVib> vibs) {
        var notices = new LinkedHashMap<NoticeId, Notice>();
        int nameless = 0;
        for (Part bulletin : bulletins) {
            String literal = bulletin.word("id");
            Optional<NoticeId> id = id(literal);
            if (id.isEmpty() || literal == null) {
                nameless++;
                continue;
            }
            var unread = new Unread();
            if (nameless > 0 && notices.isEmpty()) {
                unread.note("bulletin without an id before this one");
            }
            if (notices.containsKey(id.get())) {
                unread.note("an earlier bulletin of this id is left out");
            }
            var draft = new DepotBulletin(bulletin, vibs, unread);
            notices.put(id.get(), draft.facts(id.get(), literal, document.witness(this)));
        }
        return notices.isEmpty() && nameless > 0
                ? new Rejected("no-id", nameless + " bulletins, and none has an id")
                : new Read(List.copyOf(notices.values()));
    }

    private static Optional<NoticeId> id(@Nullable String literal) {
        return literal == null
                ? Optional.empty()
                : Optional.ofNullable(NoticeIds.advisory("vmware", literal));
    }
}
