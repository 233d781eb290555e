package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Statement;
import io.hypervisory.ingest.contract.Witness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A patch while it is read: a reader sets what the document says and leaves the rest alone. Lists
/// hold each value once. Used by one thread.
public final class PatchDraft {
    /// Others are phrases of one publisher, which keep their letters.
    private static final Set<String> CLASSES =
            Set.of("security", "update", "critical", "general", "enhancement", "recall");

    private static final Set<String> BUG_FIX = Set.of("bugfix", "bug fix", "bug-fix");

    private final NoticeId id;
    private final Witness witness;
    private final String literal;
    private @Nullable String title;
    private @Nullable String version;
    private @Nullable SaidDate updated;
    private @Nullable String patchClass;
    private @Nullable String severity;
    private @Nullable String urgency;
    private @Nullable String releaseType;
    private @Nullable SaidDate releaseDate;
    private @Nullable Boolean hostReboot;
    private @Nullable Boolean vmMigration;
    private @Nullable Boolean livePatch;
    private final Set<String> products = new LinkedHashSet<>();
    private final Set<Statement> statements = new LinkedHashSet<>();
    private final Set<NoticeId> supersedes = new LinkedHashSet<>();
    private final Set<NoticeId> requires = new LinkedHashSet<>();
    private final Set<NoticeId> advisories = new LinkedHashSet<>();
    private final Set<String> cves = new LinkedHashSet<>();
    private final Set<String> builds = new LinkedHashSet<>();
    private final Set<String> packages = new LinkedHashSet<>();
    private final Set<String> hardware = new LinkedHashSet<>();
    private final Set<String> software = new LinkedHashSet<>();
    private final List<Note> notes = new ArrayList<>();
    private final Set<Reference> references = new LinkedHashSet<>();

    public PatchDraft(NoticeId id, Witness witness, String literal) {
        this.id = id;
        this.witness = witness;
        this.literal = literal;
    }

    public NoticeId id() {
        return id;
    }

    public PatchDraft title(@Nullable String title) {
        this.title = blankIsNull(title);
        return this;
    }

    /// The publisher's revision of the document. Without one it is the day of the last update.
    public PatchDraft version(@Nullable String version) {
        this.version = blankIsNull(version);
        return this;
    }

    /// The date of the document, which need not be the patch's.
    public PatchDraft updated(@Nullable SaidDate date) {
        this.updated = date;
        return this;
    }

    /// As stated; a class that many publishers know is told by one word, however they spell it.
    public PatchDraft patchClass(@Nullable String stated) {
        String word = blankIsNull(stated);
        this.patchClass = word == null ? null : oneForm(word);
        return this;
    }

    private static String oneForm(String stated) {
        String lower = stated.toLowerCase(Locale.ROOT);
        if (BUG_FIX.contains(lower)) {
            return "bug-fix";
        }
        return CLASSES.contains(lower) ? lower : stated;
    }

    public PatchDraft severity(@Nullable String severity) {
        this.severity = blankIsNull(severity);
        return this;
    }

    public PatchDraft urgency(@Nullable String urgency) {
        this.urgency = blankIsNull(urgency);
        return this;
    }

    public PatchDraft releaseType(@Nullable String type) {
        this.releaseType = blankIsNull(type);
        return this;
    }

    public PatchDraft releaseDate(@Nullable SaidDate date) {
        this.releaseDate = date;
        return this;
    }

    public PatchDraft hostReboot(@Nullable Boolean stated) {
        this.hostReboot = stated;
        return this;
    }

    public PatchDraft vmMigration(@Nullable Boolean stated) {
        this.vmMigration = stated;
        return this;
    }

    public PatchDraft livePatch(@Nullable Boolean stated) {
        this.livePatch = stated;
        return this;
    }

    public PatchDraft product(String product) {
        products.add(product);
        return this;
    }

    /// What the publisher says under a label; nothing when the value is blank.
    public PatchDraft statement(String label, @Nullable String said) {
        if (said != null && !said.isBlank()) {
            statements.add(new Statement(label, said.strip()));
        }
        return this;
    }

    public PatchDraft supersedes(NoticeId patch) {
        if (!patch.equals(id)) {
            supersedes.add(patch);
        }
        return this;
    }

    public PatchDraft requires(NoticeId patch) {
        requires.add(patch);
        return this;
    }

    public PatchDraft advisory(NoticeId advisory) {
        advisories.add(advisory);
        return this;
    }

    public PatchDraft cves(Collection<String> some) {
        cves.addAll(some);
        return this;
    }

    public PatchDraft build(String build) {
        builds.add(build);
        return this;
    }

    public PatchDraft file(String name) {
        packages.add(name);
        return this;
    }

    public PatchDraft hardware(String name) {
        hardware.add(name);
        return this;
    }

    public PatchDraft software(String name) {
        software.add(name);
        return this;
    }

    public PatchDraft note(Note note) {
        notes.add(note);
        return this;
    }

    public PatchDraft reference(Reference reference) {
        references.add(reference);
        return this;
    }

    public PatchFacts facts(Unread unread) {
        return new PatchFacts(
                id,
                witness,
                literal,
                title,
                version == null ? AdvisoryDraft.day(updated) : version,
                updated,
                List.copyOf(products),
                patchClass,
                severity,
                urgency,
                releaseType,
                releaseDate,
                hostReboot,
                vmMigration,
                livePatch,
                List.copyOf(statements),
                List.copyOf(supersedes),
                List.copyOf(requires),
                List.copyOf(advisories),
                List.copyOf(cves),
                List.copyOf(builds),
                List.copyOf(packages),
                List.copyOf(hardware),
                List.copyOf(software),
                notes,
                List.copyOf(references),
                unread.entries());
    }

    /// Yes or no as publishers write them; null for anything else, as `Maybe`.
    public static @Nullable Boolean yesOrNo(@Nullable String said) {
        return switch (said == null ? "" : said.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "y" -> true;
            case "no", "false", "n" -> false;
            default -> null;
        };
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
