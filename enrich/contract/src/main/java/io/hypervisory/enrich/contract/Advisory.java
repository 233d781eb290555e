package io.hypervisory.enrich.contract;

import io.hypervisory.ingest.contract.Acknowledgment;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An advisory, merged from all its witnesses.
///
/// @param shortened where lines or text are missing; empty when nothing is, see [Entry#shortened]
public record Advisory(NoticeId id, Content content, Lineage lineage, List<Shortened> shortened)
        implements Entry {
    public Advisory {
        shortened = List.copyOf(shortened);
    }

    /// The whole.
    public Advisory(NoticeId id, Content content, Lineage lineage) {
        this(id, content, lineage, List.of());
    }

    /// What is published, and what we judge of it.
    ///
    /// @param severity the publisher's own word; our urgency is another field
    /// @param cves of all vulnerabilities, sorted
    /// @param publisherRevisions the publisher's own revision history
    /// @param failedTests mandatory tests of CSAF's section 6.1 that the document fails, as
    ///   `6.1.7`; null when there are no such tests for its format
    /// @param knowledge what lists say of its CVEs, sorted by CVE; CVEs of which none speaks are
    ///   left out
    /// @param fieldWitness which witness (by key) each field was taken from
    public record Content(
            String title,
            List<String> aliases,
            Publisher publisher,
            @Nullable String category,
            @Nullable String language,
            @Nullable TrackingStatus status,
            @Nullable String version,
            @Nullable SaidDate initialReleaseDate,
            @Nullable SaidDate currentReleaseDate,
            @Nullable String severity,
            @Nullable String tlp,
            List<String> cves,
            List<Note> notes,
            List<Product> products,
            List<ProductGroup> productGroups,
            List<Vulnerability> vulnerabilities,
            List<PatchRow> patchTable,
            List<Reference> references,
            List<Acknowledgment> acknowledgments,
            List<Revision> publisherRevisions,
            @Nullable List<String> failedTests,
            List<CveKnowledge> knowledge,
            Classification classification,
            Map<String, String> fieldWitness) {
        public Content {
            aliases = List.copyOf(aliases);
            cves = List.copyOf(cves);
            notes = List.copyOf(notes);
            products = List.copyOf(products);
            productGroups = List.copyOf(productGroups);
            vulnerabilities = List.copyOf(vulnerabilities);
            patchTable = List.copyOf(patchTable);
            references = List.copyOf(references);
            acknowledgments = List.copyOf(acknowledgments);
            failedTests = failedTests == null ? null : List.copyOf(failedTests);
            publisherRevisions = List.copyOf(publisherRevisions);
            knowledge = List.copyOf(knowledge);
            fieldWitness = Map.copyOf(fieldWitness);
        }

        /// The same facts, judged.
        public Content judged(Classification classification) {
            return new Content(
                    title,
                    aliases,
                    publisher,
                    category,
                    language,
                    status,
                    version,
                    initialReleaseDate,
                    currentReleaseDate,
                    severity,
                    tlp,
                    cves,
                    notes,
                    products,
                    productGroups,
                    vulnerabilities,
                    patchTable,
                    references,
                    acknowledgments,
                    publisherRevisions,
                    failedTests,
                    knowledge,
                    classification,
                    fieldWitness);
        }
    }
}
