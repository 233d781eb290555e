package io.hypervisory.ingest.read.csaf;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.read.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lists that a CSAF document and each of its vulnerabilities have alike. Thread-safe.
final class CsafParts {
    /// Absent means this, says the standard (2.0, section 3.2.1.11).
    private static final String STANDARD_CATEGORY = "external";

    private CsafParts() {}

    static List<Note> notes(Fields owner) {
        return owner.each("notes", CsafParts::note);
    }

    static List<Reference> references(Fields owner) {
        return owner.each("references", CsafParts::reference);
    }

    static List<Acknowledgment> acknowledgments(Fields owner) {
        return owner.each("acknowledgments", CsafParts::acknowledgment);
    }

    private static @Nullable Note note(Fields fields) {
        String text = fields.text("text");
        if (text == null) {
            fields.note("text", "is absent");
            return null;
        }
        return new Note(fields.word("category"), fields.text("title"), text);
    }

    private static @Nullable Reference reference(Fields fields) {
        String url = fields.needed("url");
        if (url == null) {
            return null;
        }
        String category = fields.word("category");
        return new Reference(
                category == null ? STANDARD_CATEGORY : category, fields.text("summary"), url);
    }

    private static Acknowledgment acknowledgment(Fields fields) {
        return new Acknowledgment(
                fields.words("names"),
                fields.text("organization"),
                fields.text("summary"),
                fields.words("urls"));
    }
}
