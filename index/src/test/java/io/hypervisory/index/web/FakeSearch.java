package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.document.Projector;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.search.CursorExpiredException;
import io.hypervisory.index.search.Found;
import io.hypervisory.index.search.Scan;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchResults;
import io.hypervisory.index.search.SearchResults.Facet;
import io.hypervisory.index.search.SearchResults.Fragment;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.Sort;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.search.Suggestion;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds everything that was put in, whatever the query.
final class FakeSearch implements SearchService {
    private final Map<NoticeId, Entry> entries = new LinkedHashMap<>();
    volatile boolean down;
    volatile @Nullable SearchRequest last;
    volatile @Nullable Clause scanned;
    volatile int asked;

    void put(Entry entry) {
        entries.put(entry.id(), entry);
    }

    @Override
    public SearchResults search(SearchRequest request) {
        check();
        last = request;
        asked++;
        var hits = new ArrayList<Hit>();
        entries.values().forEach(entry -> hits.add(hit(entry)));
        return new SearchResults(
                hits.size() + 1_000L,
                SearchResults.Match.WRITTEN,
                hits,
                request.facets() == SearchRequest.Facets.NONE
                        ? Map.of()
                        : Map.of(
                                "vendor",
                                List.of(new Facet("vmware", 1_200), new Facet("two words", 1))));
    }

    @Override
    public SearchResults page(Clause query, Sort sort, int size, @Nullable String cursor) {
        check();
        if ("old".equals(cursor)) {
            throw new CursorExpiredException(new IOException("gone"));
        }
        if (cursor != null && !cursor.equals("next")) {
            throw new IllegalArgumentException("it is no cursor that was given here");
        }
        var all = search(new SearchRequest(query, 0, size, sort));
        return new SearchResults(
                all.total(), all.match(), all.hits(), Map.of(), cursor == null ? "next" : null);
    }

    @Override
    public List<Suggestion> suggest(String text, int limit) {
        check();
        return List.of(
                new Suggestion(Suggestion.Kind.FIELD, text + ":", text + ":", "a field", null));
    }

    @Override
    public Optional<SearchResults> similar(NoticeId id, int limit) {
        check();
        return entries.containsKey(id)
                ? Optional.of(
                        search(new SearchRequest(new Clause.MatchAll(), 0, 1, Sort.RELEVANCE)))
                : Optional.empty();
    }

    @Override
    public long scan(Scan scan, Consumer<Found> each) {
        check();
        scanned = scan.query();
        for (Entry entry : entries.values()) {
            boolean whole = scan.detail() == Scan.Detail.RECORD;
            each.accept(new Found(document(entry), whole ? Json.bytes(entry) : null));
        }
        return entries.size();
    }

    private static Document document(Entry entry) {
        return Json.read(Projector.project(Json.bytes(entry), null), Document.class);
    }

    private static Hit hit(Entry entry) {
        var d = document(entry);
        var found =
                new Fragment(
                        List.of(
                                new Fragment.Part("<b>", false),
                                new Fragment.Part("console", true)));
        return Hit.of(d, 1.5, Map.of("text", List.of(found)));
    }

    @Override
    public Optional<byte[]> record(NoticeId id) {
        check();
        return Optional.ofNullable(entries.get(id)).map(Json::bytes);
    }

    private void check() {
        if (down) {
            throw new StoreUnavailableException("no answer", new IOException("refused"));
        }
    }

    @Override
    public ComponentHealth health() {
        return new ComponentHealth(
                down ? ComponentHealth.Status.DOWN : ComponentHealth.Status.UP, "fake", null);
    }
}
