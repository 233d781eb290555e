package io.hypervisory.index.web;

import io.hypervisory.index.Entries;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.document.Projector;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.search.Found;
import io.hypervisory.index.search.Scan;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchResults;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.Sort;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.search.Suggestion;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds as many entries as wanted, each made when it is told of.
final class MadeSearch implements SearchService {
    /// Told of so far.
    final AtomicInteger told = new AtomicInteger();

    private final Document document;
    private final byte[] record;
    private final int many;
    private final int faultAfter;

    /// @param faultAfter the store fails after so many
    MadeSearch(int many, int faultAfter) {
        var entry = Entries.advisory(NoticeId.parse("made/1"), "Made up, ".repeat(200));
        record = Json.bytes(entry);
        document = Json.read(Projector.project(record, null), Document.class);
        this.many = many;
        this.faultAfter = faultAfter;
    }

    @Override
    public long scan(Scan scan, Consumer<Found> each) {
        for (int i = 0; i < many; i++) {
            if (i == faultAfter) {
                throw new StoreUnavailableException("no answer", new IOException("refused"));
            }
            told.incrementAndGet();
            each.accept(new Found(document, record));
        }
        return many;
    }

    @Override
    public SearchResults search(SearchRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SearchResults page(Clause query, Sort sort, int size, @Nullable String cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Suggestion> suggest(String text, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SearchResults> similar(NoticeId id, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> record(NoticeId id) {
        return Optional.empty();
    }

    @Override
    public ComponentHealth health() {
        return new ComponentHealth(ComponentHealth.Status.UP, "made", null);
    }
}
