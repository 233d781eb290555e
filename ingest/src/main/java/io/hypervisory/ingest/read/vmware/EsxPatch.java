package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.PatchSheet.Entry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a page says of one patch, gathered from several tables: of what can only be one, the first
/// counts, and what contradicts it is noted. Used by one thread.
final class EsxPatch {
    private static final Set<String> NONE = Set.of("", "n/a", "na", "none", "-", "--", "n.a.");
    private static final Pattern BETWEEN = Pattern.compile("[,;]");
    private static final Pattern VERSIONED = Pattern.compile("[_\\d]|-[a-z]");
    private static final Set<String> PROSE =
            Set.of("the", "see", "for", "of", "and", "in", "this", "are", "is", "to", "all", "a");
    private static final Pattern FILE =
            Pattern.compile("(?=[^A-Za-z]{0,200}[A-Za-z])[A-Za-z0-9][\\w.+~:-]{1,200}");
    private static final Pattern BULLET = Pattern.compile("[-*\u2022\u00b7]");
    private static final Pattern BUILD = Pattern.compile("\\d{4,9}");
    private static final Pattern IS_BUILD = Pattern.compile("(?i)(?:iso )?(?:build )?\\d{4,9}\\b");

    /// Of which a patch has one.
    private static final Set<PatchLabel> SINGLE =
            EnumSet.of(
                    PatchLabel.CLASS,
                    PatchLabel.SEVERITY,
                    PatchLabel.TITLE,
                    PatchLabel.DATE,
                    PatchLabel.UPDATED,
                    PatchLabel.MIGRATION,
                    PatchLabel.REBOOT,
                    PatchLabel.LIVE);

    private static final Set<PatchLabel> ON_RESTARTS =
            EnumSet.of(
                    PatchLabel.MIGRATION, PatchLabel.REBOOT, PatchLabel.LIVE, PatchLabel.RESTART);

    private final NoticeId id;
    private final String literal;
    private final ZoneId zone;
    private final Unread unread = new Unread();
    private final Map<PatchLabel, String> single = new EnumMap<>(PatchLabel.class);
    private final List<Entry> entries = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    /// @param zone for dates, which name none
    EsxPatch(NoticeId id, String literal, ZoneId zone) {
        this.id = id;
        this.literal = literal;
        this.zone = zone;
    }

    NoticeId id() {
        return id;
    }

    String literal() {
        return literal;
    }

    Unread unread() {
        return unread;
    }

    void note(Note note) {
        notes.add(note);
    }

    void reference(Reference reference) {
        references.add(reference);
    }

    void say(PatchSheet sheet) {
        sheet.entries().forEach(this::say);
        sheet.unknown().forEach(unread::note);
    }

    void say(Entry entry) {
        String value = HtmlText.folded(entry.value());
        if (isNone(value)) {
            return;
        }
        entries.add(entry);
        if (!SINGLE.contains(entry.label())) {
            return;
        }
        String before = single.putIfAbsent(entry.label(), value);
        if (before != null && contradicts(entry.label(), before, value)) {
            unread.note(entry.written() + ": " + value + ", and before: " + before);
        }
    }

    boolean says(PatchLabel label) {
        return single.containsKey(label);
    }

    private static boolean isNone(String value) {
        return NONE.contains(value.toLowerCase(Locale.ROOT));
    }

    private boolean contradicts(PatchLabel label, String before, String value) {
        return switch (label) {
            case TITLE, UPDATED -> false;
            case DATE -> {
                SaidDate one = EsxDates.parse(before, zone);
                SaidDate other = EsxDates.parse(value, zone);
                yield one == null || other == null || !one.instant().equals(other.instant());
            }
            default -> !before.equalsIgnoreCase(value);
        };
    }

    PatchFacts facts(Witness witness) {
        SaidDate released = date(PatchLabel.DATE);
        SaidDate updated = date(PatchLabel.UPDATED);
        String stated = single.get(PatchLabel.CLASS);
        var draft =
                new PatchDraft(id, witness, literal)
                        .title(single.get(PatchLabel.TITLE))
                        .patchClass(stated == null ? PatchIds.patchClass(id.local()) : stated)
                        .severity(single.get(PatchLabel.SEVERITY))
                        .releaseDate(released)
                        .updated(updated == null ? released : updated)
                        .hostReboot(PatchDraft.yesOrNo(single.get(PatchLabel.REBOOT)))
                        .vmMigration(PatchDraft.yesOrNo(single.get(PatchLabel.MIGRATION)))
                        .livePatch(PatchDraft.yesOrNo(single.get(PatchLabel.LIVE)));
        entries.forEach(entry -> put(entry, draft));
        notes.forEach(draft::note);
        references.forEach(draft::reference);
        return draft.facts(unread);
    }

    private @Nullable SaidDate date(PatchLabel label) {
        String said = single.get(label);
        SaidDate date = said == null ? null : EsxDates.parse(said, zone);
        if (said != null && date == null) {
            unread.note("no date: " + said);
        }
        return date;
    }

    private void put(Entry entry, PatchDraft draft) {
        String value = entry.value();
        if (ON_RESTARTS.contains(entry.label())) {
            draft.statement(entry.written(), HtmlText.folded(value));
        }
        switch (entry.label()) {
            case PRODUCTS -> lines(value).forEach(draft::product);
            case HARDWARE -> lines(value).forEach(draft::hardware);
            case SOFTWARE -> lines(value).forEach(draft::software);
            case SUPERSEDES -> patches(value).forEach(draft::supersedes);
            case REQUIRES -> patches(value).forEach(draft::requires);
            case CVES -> draft.cves(IdGrammar.cvesInColumn(value));
            case PACKAGES -> packages(value, draft);
            case BUILD -> builds(value, draft);
            default -> {}
        }
    }

    private static List<String> lines(String value) {
        return value.lines().map(HtmlText::folded).filter(line -> !isNone(line)).toList();
    }

    private static List<NoticeId> patches(String value) {
        return PatchIds.inText(HtmlText.folded(value)).stream()
                .map(named -> NoticeId.parse(named.id()))
                .toList();
    }

    /// Not every cell of that name holds a build: some lead to where it stands.
    private static void builds(String value, PatchDraft draft) {
        String folded = HtmlText.folded(value);
        if (IS_BUILD.matcher(folded).lookingAt()) {
            BUILD.matcher(folded).results().forEach(build -> draft.build(build.group()));
        }
    }

    private void packages(String value, PatchDraft draft) {
        for (String line : lines(value)) {
            for (String part : BETWEEN.split(line)) {
                List<String> words =
                        List.of(part.strip().split(" ")).stream()
                                .filter(word -> !isNone(word) && !BULLET.matcher(word).matches())
                                .toList();
                List<String> files = files(words);
                files.forEach(draft::file);
                if (files.size() < words.size()) {
                    List<String> rest = words.subList(files.size(), words.size());
                    unread.note("among the packages: " + String.join(" ", rest));
                }
            }
        }
    }

    /// A footnote may stand behind the last one.
    private static List<String> files(List<String> words) {
        boolean prose =
                words.stream().anyMatch(word -> !FILE.matcher(word).matches() || isProse(word));
        int end = 0;
        while (end < words.size()
                && FILE.matcher(words.get(end)).matches()
                && (!prose || VERSIONED.matcher(words.get(end)).find())) {
            end++;
        }
        return words.subList(0, end);
    }

    private static boolean isProse(String word) {
        return PROSE.contains(word.toLowerCase(Locale.ROOT));
    }
}
