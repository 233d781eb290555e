package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.bulletin.PageBlocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a bulletin's page that are text: sections, revisions, thanks, links.
final class PageParts {
    private static final Pattern REVISION =
            Pattern.compile(
                    "(?is)V\\s?(\\d{1,3}(?:\\.\\d{1,3}){1,2})\\s{0,3}[(（]([^)）]{1,60})[)）]\\s{0,3}[:：]?\\s{0,3}(.*)");
    private static final Pattern SOMEBODY_OF =
            Pattern.compile("(.{2,200}?) (?:of|von|from) (.{2,200}?) (?:for|für) (?:.{1,2000})");

    private final List<Block> blocks;

    /// @param blocks below the bulletin's title
    PageParts(List<Block> blocks) {
        this.blocks = blocks;
    }

    /// A note for each heading with text below it, without its tables.
    List<Note> notes() {
        var notes = new ArrayList<Note>();
        String heading = null;
        var text = new ArrayList<String>();
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading(String next) -> {
                    add(notes, heading, text);
                    heading = next;
                    text.clear();
                }
                case Block.Text said -> text.add(said.text());
                case Block.Table _ -> {}
            }
        }
        add(notes, heading, text);
        return notes;
    }

    private static void add(List<Note> notes, @Nullable String heading, List<String> text) {
        if (heading != null && !text.isEmpty()) {
            notes.add(new Note(null, heading, String.join("\n", text)));
        }
    }

    List<Revision> revisions(Unread unread) {
        var revisions = new ArrayList<Revision>();
        for (Block block : blocks) {
            if (!(block instanceof Block.Text said)) {
                continue;
            }
            Matcher revision = REVISION.matcher(said.text());
            if (revision.matches()) {
                SaidDate date = PageDates.in(revision.group(2), true);
                if (date == null) {
                    unread.note("revision: no date in " + revision.group(2));
                }
                revisions.add(new Revision(revision.group(1), date, revision.group(3).strip()));
            }
        }
        return revisions;
    }

    /// Items below the heading of thanks.
    List<Acknowledgment> acknowledgments() {
        var thanks = new ArrayList<Acknowledgment>();
        boolean within = false;
        for (Block block : blocks) {
            if (block instanceof Block.Heading(String heading)) {
                within = Term.ACKNOWLEDGMENT.in(heading);
            } else if (within && block instanceof Block.Text said && said.item()) {
                thanks.add(thanks(said));
            }
        }
        return thanks;
    }

    private static Acknowledgment thanks(Block.Text said) {
        String text = String.join(" ", said.lines());
        List<String> urls = said.links().stream().map(Reference::url).toList();
        Matcher named = SOMEBODY_OF.matcher(text);
        return named.matches()
                ? new Acknowledgment(List.of(named.group(1)), named.group(2), text, urls)
                : new Acknowledgment(List.of(), null, text, urls);
    }

    List<Reference> references() {
        var references = new ArrayList<Reference>();
        for (Block block : blocks) {
            if (block instanceof Block.Text said) {
                references.addAll(said.links());
            }
        }
        return references;
    }
}
