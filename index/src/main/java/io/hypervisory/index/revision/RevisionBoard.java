package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;
import java.util.Optional;

/// What entries said earlier, for API and pages. Thread-safe.
public interface RevisionBoard {
    /// Empty when nothing is known of the id.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    Optional<History> history(NoticeId id);

    /// The record as it stood at a revision, as JSON; empty when it is not kept.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    Optional<byte[]> record(History history, int revision);

    /// What differs between two revisions of a history; empty when that cannot be told, since a
    /// record is not kept.
    ///
    /// @param before less than `after`
    /// @throws StoreUnavailableException when the store does not answer
    Optional<Comparison> compare(History history, int before, int after);

    /// @param basis what the differences come from
    /// @param differences between the contents, field by field; of very many in one field only the
    ///   number is told
    /// @param shortened where either record lacks lines or text, which were not compared
    record Comparison(Basis basis, List<Difference> differences, List<Shortened> shortened) {
        public Comparison {
            differences = List.copyOf(differences);
            shortened = List.copyOf(shortened);
        }
    }

    /// What differences come from.
    enum Basis {
        /// Both records as they stood.
        RECORDS,
        /// What the later revision told when it was made, since a record is not kept.
        CHANGE
    }
}
