package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The lists that a document and each of its vulnerabilities have alike. Thread-safe.
final class CvrfParts {
    private CvrfParts() {}

    /// Microsoft writes notes without text, which say nothing.
    static List<Note> notes(List<Part> notes) {
        var read = new ArrayList<Note>();
        for (Part note : notes) {
            String text = Prose.of(note.text());
            if (text != null) {
                read.add(new Note(CvrfWords.type(note), note.word("Title"), text));
            }
        }
        return read;
    }

    /// A reference without type is external, say the schemas.
    static List<Reference> references(List<Part> references, Unread unread) {
        var read = new ArrayList<Reference>();
        for (Part reference : references) {
            String url = reference.word("URL");
            if (url == null) {
                unread.note("Reference without URL");
                continue;
            }
            String type = CvrfWords.type(reference);
            read.add(
                    new Reference(
                            type == null ? "external" : type, reference.word("Description"), url));
        }
        return read;
    }

    static List<Acknowledgment> acknowledgments(List<Part> acknowledgments) {
        var read = new ArrayList<Acknowledgment>();
        for (Part thanks : acknowledgments) {
            List<String> names =
                    thanks.all("Name").stream()
                            .map(name -> Prose.of(name.text()))
                            .filter(Objects::nonNull)
                            .map(Objects::requireNonNull)
                            .toList();
            String organization = thanks.word("Organization");
            String summary = Prose.of(thanks, "Description");
            if (!names.isEmpty() || organization != null || summary != null) {
                read.add(new Acknowledgment(names, organization, summary, thanks.words("URL")));
            }
        }
        return read;
    }

    static List<Revision> revisions(Part owner, ZoneId zone, Unread unread) {
        var read = new ArrayList<Revision>();
        for (Part revision : owner.all("RevisionHistory", "Revision")) {
            read.add(
                    new Revision(
                            revision.word("Number"),
                            date(revision, "Date", zone, unread),
                            Prose.of(revision, "Description")));
        }
        return read;
    }

    /// Null when absent, or no date, which is noted.
    static @Nullable SaidDate date(Part owner, String name, ZoneId zone, Unread unread) {
        String said = owner.word(name);
        if (said == null) {
            return null;
        }
        SaidDate date = Dates.parse(said, zone);
        if (date == null) {
            unread.note(owner.name() + "/" + name + " is no date: " + said);
        }
        return date;
    }
}
