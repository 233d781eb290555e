package io.hypervisory.index.export.csaf;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The notes of a document: the publisher's own, and what the base profile has no place for.
final class CsafNotes {
    private CsafNotes() {}

    static List<Note> of(Advisory advisory) {
        var content = advisory.content();
        var notes = new ArrayList<>(content.notes());
        add(notes, "First published", said(content.initialReleaseDate()));
        add(notes, "Last changed by its publisher", said(content.currentReleaseDate()));
        add(notes, "Version of the original", content.version());
        add(notes, "Patches by product", lines(content.patchTable().stream().map(CsafNotes::row)));
        judged(notes, content.classification());
        shortened(notes, advisory);
        return notes;
    }

    static List<Note> of(Patch patch) {
        var content = patch.content();
        var notes = new ArrayList<>(content.notes());
        add(notes, "Released", said(content.releaseDate()));
        add(notes, "Products", lines(content.products().stream()));
        add(notes, "Builds", lines(content.builds().stream()));
        add(notes, "Restart of the host, as published", yes(content.hostReboot()));
        add(notes, "Move of virtual machines, as published", yes(content.vmMigration()));
        add(notes, "Live patch, as published", yes(content.livePatch()));
        add(
                notes,
                "As published",
                lines(
                        content.statements().stream()
                                .map(each -> each.label() + ": " + each.said())));
        add(notes, "Supersedes", lines(content.supersedes().stream().map(Object::toString)));
        add(notes, "Requires", lines(content.requires().stream().map(Object::toString)));
        add(
                notes,
                "Fixes what these tell of",
                lines(content.advisories().stream().map(Object::toString)));
        judged(notes, content.classification());
        shortened(notes, patch);
        return notes;
    }

    static List<Note> of(Post post) {
        var content = post.content();
        var notes = new ArrayList<Note>();
        notes.add(new Note("general", "Text", content.text()));
        add(notes, "First published", said(content.initialReleaseDate()));
        add(notes, "Last changed by its publisher", said(content.currentReleaseDate()));
        add(notes, "Names", lines(content.mentions().stream().map(each -> each.id()).distinct()));
        shortened(notes, post);
        return notes;
    }

    private static void add(Collection<Note> notes, String title, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            notes.add(CsafText.note(title, text));
        }
    }

    private static @Nullable String said(@Nullable SaidDate date) {
        return date == null ? null : date.said();
    }

    private static @Nullable String yes(@Nullable Boolean said) {
        return said == null ? null : said ? "yes" : "no";
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    private static String row(PatchRow row) {
        return Stream.of(row.product(), row.productVersion(), row.runningOn())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" | "))
                + ": "
                + row.fix();
    }

    private static void judged(Collection<Note> notes, Classification judged) {
        var lines = new ArrayList<String>();
        line(lines, "kind", judged.kinds());
        line(lines, "component", judged.components());
        line(lines, "impact of applying", judged.impacts());
        line(lines, "attack", judged.attacks());
        line(lines, "trouble with the fix", judged.qualities());
        line(lines, "state", judged.states());
        Urgency urgency = judged.urgency();
        if (urgency != null) {
            lines.add("urgency: " + urgency.level().name().toLowerCase(Locale.ROOT));
        }
        add(notes, "Judgement of Hypervisory, not of the publisher", String.join("\n", lines));
    }

    private static void line(Collection<String> lines, String dimension, List<Label> labels) {
        if (!labels.isEmpty()) {
            lines.add(
                    dimension
                            + ": "
                            + labels.stream()
                                    .map(each ->
                                            each.value()
                                                    + " ("
                                                    + each.verdict().name().toLowerCase(Locale.ROOT)
                                                    + ")")
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static void shortened(Collection<Note> notes, Entry entry) {
        add(
                notes,
                "Shortened, see the source document",
                lines(
                        entry.shortened().stream()
                                .map(each ->
                                        each.place() + ": " + each.kept() + " of " + each.of())));
    }
}
