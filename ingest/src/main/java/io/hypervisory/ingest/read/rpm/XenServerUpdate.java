package io.hypervisory.ingest.read.rpm;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.rpm.Update.Named;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An update of XenServer as a patch. What a host needs after it stands in `guidance`: what must be
/// done (`mandatory`), what should be, what would do for all, and what is enough where the host was
/// patched live. Used by one thread.
final class XenServerUpdate implements Gathered {
    private static final String REBOOT = "RebootHost";
    private static final String EVACUATE = "EvacuateHost";
    private static final Set<String> LESS =
            Set.of("RestartToolstack", "RestartDeviceModel", "RestartVM");
    private static final List<String> LEVELS =
            List.of("mandatory", "recommended", "full", "livepatch");

    private static final List<String> LIVE = List.of("component", "base", "base-buildid");

    /// Of before `guidance`; clients no longer look at them.
    private static final List<String> DEPRECATED =
            List.of("recommended_guidance", "absolute_guidance", "livepatch_guidance");

    private final PatchDraft draft;
    private final Unread unread;
    private final FirstWords first;
    private final Set<Note> notes = new LinkedHashSet<>();
    private final List<String> mandatory = new ArrayList<>();
    private boolean guided;

    XenServerUpdate(Update update, Named named, Witness witness) {
        this.unread = update.unread();
        this.first = new FirstWords(unread);
        this.draft = new PatchDraft(named.id(), witness, named.literal());
    }

    @Override
    public void add(Part element) {
        var update = new Update(element, unread);
        SaidDate issued = first.date("issued", update.date("issued"));
        String title = element.word("title");
        draft.title(first.word("title", title == null ? element.word("summary") : title))
                .patchClass(first.word("type", element.word("type")))
                .severity(first.word("severity", element.word("severity")))
                .releaseDate(issued)
                .updated(issued)
                .cves(update.cves());
        notes(element);
        for (Reference link : update.links()) {
            draft.reference(link);
            advisories(link.url(), draft);
        }
        update.files().forEach(draft::file);
        livePatches(element, draft);
        Part guidance = element.child("guidance");
        if (guidance != null) {
            guidance(guidance);
        }
        applicabilities(element, draft);
        for (String name : DEPRECATED) {
            element.all(name).forEach(each -> draft.statement(name, each.word()));
        }
    }

    @Override
    public Unread unread() {
        return unread;
    }

    /// Of several updates the strongest guidance holds.
    @Override
    public Notice facts() {
        notes.forEach(draft::note);
        if (guided) {
            boolean reboot = mandatory.stream().anyMatch(XenServerUpdate::reboots);
            draft.hostReboot(reboot).vmMigration(evacuates(mandatory, reboot));
        }
        return draft.facts(unread);
    }

    /// Installed packages that the guidance holds for: `xen-hypervisor lte 4.13.5-9.30`.
    private static void applicabilities(Part element, PatchDraft draft) {
        String label = "guidance_applicabilities/applicability";
        for (Part one : Update.each(element, "guidance_applicabilities", "applicability")) {
            String release = one.word("release");
            String version = one.word("version");
            String said =
                    Stream.of(
                                    one.word("name"),
                                    one.word("inequality"),
                                    release == null ? version : version + "-" + release)
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(" "));
            draft.statement(label, said);
        }
    }

    private void notes(Part element) {
        Stream.of("summary", "description", "special_info")
                .forEach(name -> {
                    String text = element.prose(name);
                    if (text != null) {
                        notes.add(new Note(null, name, text));
                    }
                });
    }

    /// The bulletin to which an update leads.
    private static void advisories(String url, PatchDraft draft) {
        IdGrammar.mentions(url).stream()
                .filter(mention -> mention.kind() == Mention.Kind.ADVISORY)
                .forEach(mention -> draft.advisory(NoticeId.parse(mention.id())));
    }

    /// Clients ignore one that does not say from what to what.
    private static void livePatches(Part element, PatchDraft draft) {
        for (Part patch : Update.each(element, "livepatches", "livepatch")) {
            String to = patch.word("to");
            boolean whole = LIVE.stream().noneMatch(attribute -> patch.word(attribute) == null);
            if (whole && to != null) {
                draft.livePatch(true).build(to);
            }
        }
    }

    private void guidance(Part guidance) {
        guided = true;
        for (String level : LEVELS) {
            for (Part value : Update.each(guidance, level, "value")) {
                String said = value.word();
                draft.statement("guidance/" + level, said);
                if (said != null && !isKnown(said)) {
                    unread.note("guidance/" + level + ": " + said);
                }
            }
        }
        guidance.children().stream()
                .map(Part::name)
                .filter(name -> !LEVELS.contains(name))
                .forEach(name -> unread.note("guidance/" + name));
        for (Part value : Update.each(guidance, "mandatory", "value")) {
            String said = value.word();
            if (said != null) {
                mandatory.add(said);
            }
        }
    }

    private static boolean isKnown(String said) {
        return said.equals(REBOOT) || said.equals(EVACUATE) || LESS.contains(said);
    }

    /// XenServer's own clients take what they do not know for the strongest.
    private static boolean reboots(String said) {
        return said.equals(REBOOT) || !isKnown(said);
    }

    /// A reboot takes the guests away too, though the publisher does not say so here.
    private static @Nullable Boolean evacuates(List<String> mandatory, boolean reboot) {
        if (mandatory.contains(EVACUATE)) {
            return true;
        }
        return reboot ? null : false;
    }
}
