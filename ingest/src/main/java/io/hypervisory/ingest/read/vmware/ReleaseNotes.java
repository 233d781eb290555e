package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.EsxIds.Found;
import io.hypervisory.ingest.read.vmware.PatchSheet.Entry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The patches in release notes. They are listed first (images, bulletins, image profiles), each
/// with a row, and described below, each under its id with a table of labels and values. Used by
/// one thread.
final class ReleaseNotes {
    private static final Set<PatchLabel> IDS =
            EnumSet.of(PatchLabel.IMAGE, PatchLabel.BULLETIN, PatchLabel.PROFILE);

    /// Rows that must be known before a table is one on a patch.
    private static final int LEAST = 3;

    private static final Pattern LISTING =
            Pattern.compile("(?i)(?:patches|bulletins) contained\\b.*|.*\\bimage profiles?");
    private static final Pattern LISTED = Pattern.compile("(ESX\\S{8,80}?)(?:[:\\s]\\s*(.*))?");

    private final ZoneId zone;
    private final Unread unread = new Unread();
    private final Map<String, EsxPatch> patches = new LinkedHashMap<>();
    private final Set<String> images = new LinkedHashSet<>();
    private final List<PatchSheet> downloads = new ArrayList<>();
    private final List<String> text = new ArrayList<>();
    private @Nullable NotesBanner banner;
    private @Nullable Found headed;
    private @Nullable EsxPatch described;
    private String title = "";
    private boolean isListing;
    private int level;
    private int headedAt;

    private ReleaseNotes(ZoneId zone) {
        this.zone = zone;
    }

    /// Empty when the notes name no patch of ESX.
    static List<PatchFacts> patches(List<NotesBlock> blocks, ZoneId zone, Witness witness) {
        var notes = new ReleaseNotes(zone);
        for (NotesBlock block : blocks) {
            switch (block) {
                case NotesBlock.Line line -> notes.line(line);
                case NotesBlock.Table table -> notes.table(table.rows());
            }
        }
        return notes.facts(witness);
    }

    private List<PatchFacts> facts(Witness witness) {
        endDescription();
        new NotesDownloads(patches, images, unread).apply(downloads, this::patch);
        NotesBanner top = banner;
        if (patches.isEmpty() && top != null) {
            top.id().ifPresent(this::patch);
        }
        var facts = new ArrayList<PatchFacts>();
        for (EsxPatch patch : patches.values()) {
            release(patch, top);
            if (facts.isEmpty()) {
                unread.entries().forEach(patch.unread()::note);
            }
            facts.add(patch.facts(witness));
        }
        return facts;
    }

    /// What is contained in a release came out with it.
    private void release(EsxPatch patch, @Nullable NotesBanner top) {
        if (top != null) {
            patch.say(new Entry(PatchLabel.PRODUCTS, "product", top.release()));
            if (!patch.says(PatchLabel.DATE)) {
                patch.say(new Entry(PatchLabel.DATE, "release date", top.date()));
            }
            if (EsxIds.key(patch.id().local()).endsWith(top.build())) {
                patch.say(new Entry(PatchLabel.BUILD, "build", top.build()));
            }
        } else if (!title.isEmpty()) {
            patch.say(new Entry(PatchLabel.PRODUCTS, "product", title));
        }
    }

    private void line(NotesBlock.Line line) {
        if (line.level() > 0) {
            heading(line);
        } else if (described != null) {
            text.add(line.text());
        }
        EsxIds.of(line.text())
                .ifPresent(found -> {
                    headed = found;
                    headedAt = level;
                });
        findBanner(line.text());
        if (isListing && line.level() == 0) {
            listed(line.text());
        }
    }

    /// A heading of a lower level stands within what is headed; any other ends it.
    private void heading(NotesBlock.Line line) {
        level = line.level();
        if (level <= headedAt || EsxIds.of(line.text()).isPresent()) {
            endDescription();
            headed = null;
        } else if (described != null) {
            text.add(line.text());
        }
        isListing = LISTING.matcher(line.text()).matches();
        if (title.isEmpty() && line.text().contains("ESX")) {
            title = line.text().replaceFirst("(?i)\\s+release notes.*", "");
        }
    }

    /// `ESXi510-201304201-UG: Updates ESXi 5.1 esx-base vib`, as the notes of 5.x list them.
    private void listed(String line) {
        Matcher listed = LISTED.matcher(line);
        Found found = listed.matches() ? EsxIds.of(listed.group(1)).orElse(null) : null;
        if (found != null) {
            String about = listed.group(2);
            EsxPatch patch = patch(found);
            if (about != null) {
                patch.say(new Entry(PatchLabel.TITLE, "title", about));
            }
        }
    }

    private void table(List<List<String>> rows) {
        rows.forEach(row -> findBanner(String.join(" | ", row)));
        PatchSheet sheet = PatchSheet.ofPairs(rows);
        long known =
                sheet.entries().stream().filter(entry -> entry.label() != PatchLabel.OTHER).count();
        if (sheet.has(PatchLabel.FILE) && !sheet.has(PatchLabel.PROFILE)) {
            downloads.add(sheet);
        } else if (known >= LEAST && describes(sheet)) {
            return;
        } else {
            columns(rows);
        }
    }

    private void findBanner(String text) {
        if (banner == null) {
            banner = NotesBanner.of(text);
        }
    }

    /// Whether the table is on a patch whose id is known.
    private boolean describes(PatchSheet sheet) {
        Found found = named(sheet);
        if (found == null) {
            return false;
        }
        endDescription();
        described = patch(found);
        described.say(sheet);
        return true;
    }

    /// By its own word, else by what stands above it.
    private @Nullable Found named(PatchSheet sheet) {
        for (PatchLabel label : List.of(PatchLabel.PROFILE, PatchLabel.BULLETIN)) {
            String said = sheet.value(label);
            if (said != null) {
                return EsxIds.of(said).orElse(headed);
            }
        }
        String version = sheet.value(PatchLabel.VERSION);
        return headed != null || version == null ? headed : EsxIds.of(version).orElse(null);
    }

    private void columns(List<List<String>> rows) {
        List<String> heads = List.of();
        int id = -1;
        for (List<String> row : rows) {
            int column = idColumn(row);
            if (column >= 0) {
                heads = row;
                id = column;
            } else if (id >= 0 && id < row.size()) {
                row(row, heads, id);
            }
        }
    }

    private static int idColumn(List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            PatchLabel label = PatchLabel.of(row.get(i).replace('\n', ' '));
            if (label != null && IDS.contains(label)) {
                return i;
            }
        }
        return -1;
    }

    private void row(List<String> row, List<String> heads, int id) {
        boolean image = PatchLabel.of(heads.get(id).replace('\n', ' ')) == PatchLabel.IMAGE;
        for (String line : row.get(id).lines().toList()) {
            Found found = EsxIds.of(line).orElse(null);
            if (found == null) {
                unread.note("no id of a patch: " + line);
                continue;
            }
            EsxPatch patch = patch(found);
            if (image) {
                images.add(found.key());
            }
            for (int i = 0; i < Math.min(row.size(), heads.size()); i++) {
                String written = heads.get(i).replace('\n', ' ').strip();
                PatchLabel label = PatchLabel.of(written);
                if (label != null && !IDS.contains(label)) {
                    patch.say(new Entry(label, PatchLabel.bare(written), row.get(i)));
                }
            }
        }
    }

    private EsxPatch patch(Found found) {
        return patches.computeIfAbsent(
                found.key(), key -> new EsxPatch(found.id(), found.literal(), zone));
    }

    private void endDescription() {
        if (described != null && !text.isEmpty()) {
            described.note(new Note(null, null, String.join("\n", text)));
        }
        text.clear();
        described = null;
    }
}
