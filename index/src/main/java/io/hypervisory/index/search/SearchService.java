package io.hypervisory.index.search;

import io.hypervisory.index.query.Clause;
import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds what is indexed. Thread-safe.
public interface SearchService {
    /// @throws StoreUnavailableException when the store does not answer
    SearchResults search(SearchRequest request);

    /// A page of a list that stays as it is while it is read, however long; facets are not counted.
    ///
    /// @param size hits to give, 1 to [SearchRequest#LARGEST_SIZE]
    /// @param cursor from the page before; null for the first
    /// @throws IllegalArgumentException when the cursor is none, or of another query or order
    /// @throws CursorExpiredException when the list is not kept any more
    /// @throws StoreUnavailableException when the store does not answer
    SearchResults page(Clause query, Sort sort, int size, @Nullable String cursor);

    /// What the last word of a query may be about to become: ids, CVEs, fields and products, or
    /// behind a field and its colon that field's values.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    List<Suggestion> suggest(String text, int limit);

    /// Entries whose words are like those of one, most like first; empty when it is not known.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    Optional<SearchResults> similar(NoticeId id, int limit);

    /// Tells of all that match, in order, as they stood when it began, on the caller's thread.
    /// Holds one page, however many there are. What `each` throws ends the scan and comes out of
    /// it.
    ///
    /// @return how many there were
    /// @throws StoreUnavailableException when the store does not answer, at the start or under way
    long scan(Scan scan, Consumer<Found> each);

    /// The full record as it stands on its topic, as JSON: of the advisory, else the patch, else
    /// the post of that id.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    Optional<byte[]> record(NoticeId id);

    /// How the store is, and in words how much it holds.
    ComponentHealth health();
}
