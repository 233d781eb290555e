package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A vendor's notice about its product, as one witness words it.
///
/// @param aliases the id as literally written where that differs from the normal form, and ids that
///   the publisher itself calls aliases
/// @param category CSAF document category; null for other formats
/// @param status null when the format has no such notion
/// @param version the publisher's version of the document; null when it has none
/// @param severity the publisher's own word; null when it gave none, which is not "low"
/// @param tlp the TLP label as written; null when not stated
/// @param patchTable rows of response tables, in order
/// @param failedTests mandatory tests of CSAF 2.0 or 2.1, section 6.1, that the document fails, as
///   `6.1.7`; null when the format, or the version that the document states, has no such tests,
///   which JSON tells from a document that fails none
/// @param unread what the reader saw and did not understand, for people to look at
public record AdvisoryFacts(
        NoticeId id,
        Witness witness,
        List<String> aliases,
        String title,
        Publisher publisher,
        @Nullable String category,
        @Nullable String language,
        @Nullable TrackingStatus status,
        @Nullable String version,
        @Nullable SaidDate initialReleaseDate,
        @Nullable SaidDate currentReleaseDate,
        @Nullable String severity,
        @Nullable String tlp,
        List<Note> notes,
        List<Product> products,
        List<ProductGroup> productGroups,
        List<Vulnerability> vulnerabilities,
        List<PatchRow> patchTable,
        List<Reference> references,
        List<Acknowledgment> acknowledgments,
        List<Revision> revisions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSetter(nulls = Nulls.SET)
                @Nullable List<String> failedTests,
        List<String> unread)
        implements Notice {
    public AdvisoryFacts {
        aliases = List.copyOf(aliases);
        notes = List.copyOf(notes);
        products = List.copyOf(products);
        productGroups = List.copyOf(productGroups);
        vulnerabilities = List.copyOf(vulnerabilities);
        patchTable = List.copyOf(patchTable);
        references = List.copyOf(references);
        acknowledgments = List.copyOf(acknowledgments);
        revisions = List.copyOf(revisions);
        failedTests = failedTests == null ? null : List.copyOf(failedTests);
        unread = List.copyOf(unread);
    }

    /// The CVEs of all vulnerabilities, in the document's order, each once.
    public SequencedSet<String> cves() {
        return vulnerabilities.stream()
                .map(Vulnerability::cve)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
