package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductGroup;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An advisory while it is read: a reader sets what the document says and leaves the rest alone.
/// Used by one thread.
public final class AdvisoryDraft {
    private final NoticeId id;
    private final Witness witness;
    private final Publisher publisher;
    private final Set<String> aliases = new LinkedHashSet<>();
    private String title = "";
    private @Nullable String category;
    private @Nullable String language;
    private @Nullable TrackingStatus status;
    private @Nullable String version;
    private @Nullable SaidDate published;
    private @Nullable SaidDate updated;
    private @Nullable String severity;
    private @Nullable String tlp;
    private @Nullable List<String> failedTests;
    private final List<Note> notes = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final List<ProductGroup> groups = new ArrayList<>();
    private final List<Vulnerability> vulnerabilities = new ArrayList<>();
    private final List<PatchRow> patchTable = new ArrayList<>();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final List<Acknowledgment> acknowledgments = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();

    public AdvisoryDraft(NoticeId id, Witness witness, Publisher publisher) {
        this.id = id;
        this.witness = witness;
        this.publisher = publisher;
    }

    /// Another id; the same as the notice's own is left out.
    public AdvisoryDraft alias(@Nullable String alias) {
        if (alias != null && !alias.isBlank() && !alias.equals(id.local())) {
            aliases.add(alias.strip());
        }
        return this;
    }

    public AdvisoryDraft title(String title) {
        this.title = title;
        return this;
    }

    public AdvisoryDraft category(@Nullable String category) {
        this.category = category;
        return this;
    }

    public AdvisoryDraft language(@Nullable String language) {
        this.language = language;
        return this;
    }

    public AdvisoryDraft status(@Nullable TrackingStatus status) {
        this.status = status;
        return this;
    }

    /// The publisher's revision of the document. Without one it is the day of the last update.
    public AdvisoryDraft version(@Nullable String version) {
        this.version = version;
        return this;
    }

    public AdvisoryDraft published(@Nullable SaidDate date) {
        this.published = date;
        return this;
    }

    public AdvisoryDraft updated(@Nullable SaidDate date) {
        this.updated = date;
        return this;
    }

    public AdvisoryDraft severity(@Nullable String severity) {
        this.severity = severity == null || severity.isBlank() ? null : severity.strip();
        return this;
    }

    public AdvisoryDraft tlp(@Nullable String tlp) {
        this.tlp = tlp;
        return this;
    }

    public AdvisoryDraft failedTests(@Nullable List<String> tests) {
        this.failedTests = tests;
        return this;
    }

    public AdvisoryDraft note(Note note) {
        notes.add(note);
        return this;
    }

    public AdvisoryDraft product(Product product) {
        products.add(product);
        return this;
    }

    public AdvisoryDraft group(ProductGroup group) {
        groups.add(group);
        return this;
    }

    public AdvisoryDraft vulnerability(Vulnerability vulnerability) {
        vulnerabilities.add(vulnerability);
        return this;
    }

    public AdvisoryDraft row(PatchRow row) {
        patchTable.add(row);
        return this;
    }

    public AdvisoryDraft reference(Reference reference) {
        references.add(reference);
        return this;
    }

    public AdvisoryDraft acknowledgment(Acknowledgment acknowledgment) {
        acknowledgments.add(acknowledgment);
        return this;
    }

    public AdvisoryDraft revision(Revision revision) {
        revisions.add(revision);
        return this;
    }

    public AdvisoryFacts facts(Unread unread) {
        return new AdvisoryFacts(
                id,
                witness,
                List.copyOf(aliases),
                title,
                publisher,
                category,
                language,
                status,
                version == null ? day(updated) : version,
                published,
                updated,
                severity,
                tlp,
                notes,
                products,
                groups,
                vulnerabilities,
                patchTable,
                List.copyOf(references),
                acknowledgments,
                revisions,
                failedTests,
                unread.entries());
    }

    /// A day as a document's version, in the date's own zone; null when there is no date.
    public static @Nullable String day(@Nullable SaidDate date) {
        return date == null
                ? null
                : date.instant().atZone(ZoneId.of(date.zone())).toLocalDate().toString();
    }
}
