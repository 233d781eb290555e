package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One bulletin of a depot. Used by one thread.
///
/// @param beside VIBs that stand in the document outside the bulletin, by id
record DepotBulletin(Part bulletin, Map<String, DepotVib> beside, Unread unread) {
    private static final Set<String> KNOWN =
            Set.of(
                    "id",
                    "vendor",
                    "summary",
                    "severity",
                    "category",
                    "urgency",
                    "releaseType",
                    "description",
                    "kbUrl",
                    "contact",
                    "releaseDate",
                    "platforms",
                    "componentNameSpec",
                    "componentVersionSpec",
                    "vibList");

    PatchFacts facts(NoticeId id, String literal, Witness witness) {
        SaidDate released = released();
        String category = bulletin.word("category");
        var draft =
                new PatchDraft(id, witness, literal)
                        .title(bulletin.word("summary"))
                        .severity(bulletin.word("severity"))
                        .patchClass(category == null ? PatchIds.patchClass(id.local()) : category)
                        .urgency(bulletin.word("urgency"))
                        .releaseType(bulletin.word("releaseType"))
                        .releaseDate(released)
                        .updated(released);
        String description = bulletin.prose("description");
        if (description != null) {
            draft.note(new Note(null, null, description));
        }
        String article = bulletin.word("kbUrl");
        if (article != null) {
            draft.reference(new Reference(null, null, article));
        }
        String version = bulletin.of("componentVersionSpec", spec -> spec.word("version"));
        if (version != null) {
            draft.build(version);
        }
        platforms(draft);
        vibs(draft);
        noteUnknown();
        return draft.facts(unread);
    }

    private @Nullable SaidDate released() {
        String said = bulletin.word("releaseDate");
        SaidDate date = Dates.parse(said, VmsaAdvisory.PALO_ALTO);
        if (said != null && date == null) {
            unread.note("releaseDate is no date: " + said);
        }
        return date;
    }

    /// A product line is named by an id of its own, `embeddedEsx`; its version may be `5.*`.
    private void platforms(PatchDraft draft) {
        for (Part platform : bulletin.all("platforms", "softwarePlatform")) {
            String line = platform.word("productLineID");
            String version = platform.word("version");
            Stream.of(line, version)
                    .filter(part -> part != null)
                    .reduce((one, other) -> one + " " + other)
                    .ifPresent(draft::product);
        }
    }

    private void vibs(PatchDraft draft) {
        var vibs = new ArrayList<DepotVib>();
        bulletin.all("vibList", "vib").forEach(vib -> vibs.add(DepotVib.of(vib)));
        for (Part named : bulletin.all("vibList", "vibID")) {
            String id = named.word();
            if (id != null) {
                DepotVib vib = beside.get(id);
                vibs.add(vib == null ? new DepotVib(id, List.of(), null, null) : vib);
            }
        }
        for (DepotVib vib : vibs) {
            if (vib.id() == null) {
                unread.note("a VIB without an id");
            } else {
                draft.file(vib.id());
            }
            vib.statements().forEach(each -> draft.statement(each.label(), each.said()));
            if (!vib.doubts().isEmpty()) {
                unread.note("neither yes nor no: " + vib.doubts());
            }
        }
        draft.vmMigration(any(vibs, DepotVib::maintenance));
        draft.hostReboot(any(vibs, DepotVib::reboot));
    }

    /// One yes is enough; no only when none of them is silent.
    private static @Nullable Boolean any(
            List<DepotVib> vibs, Function<DepotVib, @Nullable Boolean> says) {
        boolean silent = vibs.isEmpty();
        for (DepotVib vib : vibs) {
            Boolean said = says.apply(vib);
            if (said == null) {
                silent = true;
            } else if (said) {
                return true;
            }
        }
        return silent ? null : false;
    }

    private void noteUnknown() {
        bulletin.children().stream()
                .map(Part::name)
                .filter(name -> !KNOWN.contains(name))
                .distinct()
                .forEach(name -> unread.note("element not understood: " + name));
    }
}
