package io.hypervisory.index.search;

import static java.util.stream.Collectors.toMap;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.util.NamedValue;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Expansion;
import io.hypervisory.index.query.Ranking;
import io.hypervisory.index.search.SearchRequest.Facets;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.search.SearchResults.Match;
import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Searches Elasticsearch.
public final class ElasticsearchSearch implements SearchService {
    /// How long a list waits for who reads it page by page.
    private static final Time KEPT = Time.of(t -> t.time("5m"));

    private static final int MOST_ANALYZED = 1_000_000;

    private final ElasticsearchClient client;
    private final String alias;
    private final Resolver resolver;
    private final ElasticsearchSuggest suggest;
    private final ElasticsearchSimilar similar;

    public ElasticsearchSearch(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
        this.resolver = new Resolver(client, alias);
        this.suggest = new ElasticsearchSuggest(client, alias);
        this.similar = new ElasticsearchSimilar(client, alias);
    }

    @Override
    public SearchResults search(SearchRequest request) {
        try {
            var written = new Resolved(Expansion.of(request.query()), Match.WRITTEN);
            SearchResults found = search(request, written);
            Resolved other = resolver.resolve(written.tree(), found.total(), request.sort());
            return other.match() == Match.WRITTEN ? found : search(request, other);
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    private SearchResults search(SearchRequest request, Resolved query) throws IOException {
        boolean counted = request.facets() != Facets.NONE;
        var plan = counted ? FacetPlan.of(query.tree()) : new FacetPlan(query.tree(), Map.of());
        var asked =
                hits().index(alias)
                        .query(Ranking.of(plan.base(), today()))
                        .from(request.from())
                        .size(request.facets() == Facets.ONLY ? 0 : request.size())
                        .sort(Orders.of(request.sort(), plan.base()));
        var narrowed = plan.narrowed();
        if (narrowed != null) {
            asked.postFilter(narrowed);
        }
        if (counted) {
            asked.aggregations(plan.aggregations());
        }
        return results(client.search(asked.build(), Document.class), query.match(), plan, null);
    }

    private static co.elastic.clients.elasticsearch.core.SearchRequest.Builder hits() {
        return new co.elastic.clients.elasticsearch.core.SearchRequest.Builder()
                .trackTotalHits(track -> track.enabled(true))
                .source(s -> s.filter(f -> f.includes(Document.HIT_FIELDS)))
                .highlight(highlight());
    }

    @Override
    public SearchResults page(Clause query, Sort sort, int size, @Nullable String cursor) {
        String asked = Cursor.asked(query, sort);
        Cursor at = cursor == null ? null : Cursor.parse(cursor);
        if (at != null && !at.asked().equals(asked)) {
            throw new IllegalArgumentException("it is of another query or another order");
        }
        try {
            if (at != null) {
                Resolver there = resolver.within(at.pointInTime());
                return page(there.as(query, at.match()), sort, size, at);
            }
            return firstPage(query, sort, size, asked);
        } catch (ElasticsearchException e) {
            if (e.status() == 404 && at != null) {
                throw new CursorExpiredException(e);
            }
            throw unavailable(e);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private SearchResults firstPage(Clause query, Sort sort, int size, String asked)
            throws IOException {
        String opened = client.openPointInTime(open -> open.index(alias).keepAlive(KEPT)).id();
        try {
            Resolved resolved = resolver.within(opened).resolve(query, sort);
            var first = new Cursor(opened, List.of(), resolved.match(), today(), asked);
            return page(resolved, sort, size, first);
        } catch (IOException | RuntimeException e) {
            ElasticsearchScan.close(client, opened);
            throw e;
        }
    }

    private SearchResults page(Resolved query, Sort sort, int size, Cursor at) throws IOException {
        var asked =
                hits().query(Ranking.of(query.tree(), at.day()))
                        .pit(pit -> pit.id(at.pointInTime()).keepAlive(KEPT))
                        .size(size)
                        .sort(Orders.of(sort, query.tree()));
        if (!at.after().isEmpty()) {
            asked.searchAfter(at.after());
        }
        var answer = client.search(asked.build(), Document.class);
        var hits = answer.hits().hits();
        String pointInTime = answer.pitId() == null ? at.pointInTime() : answer.pitId();
        if (hits.size() < size) {
            client.closePointInTime(close -> close.id(pointInTime));
            return results(answer, query.match(), FacetPlan.NONE, null);
        }
        var next =
                new Cursor(pointInTime, hits.getLast().sort(), query.match(), at.day(), at.asked());
        return results(answer, query.match(), FacetPlan.NONE, next.text());
    }

    /// By which an entry is new or old.
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Override
    public List<Suggestion> suggest(String text, int limit) {
        try {
            return suggest.suggest(text, limit);
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<SearchResults> similar(NoticeId id, int limit) {
        try {
            return similar.to(id, limit)
                    .map(answer -> results(answer, Match.WRITTEN, FacetPlan.NONE, null));
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    @Override
    public long scan(Scan scan, Consumer<Found> each) {
        try {
            return ElasticsearchScan.run(client, alias, resolver, scan, each);
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    private static Highlight highlight() {
        return Highlight.of(h ->
                h.fields(
                                NamedValue.of(
                                        "title",
                                        HighlightField.of(f ->
                                                f.matchedFields("title", "title.exact")
                                                        .numberOfFragments(0))),
                                NamedValue.of(
                                        "text",
                                        HighlightField.of(f ->
                                                f.matchedFields("text", "text.exact")
                                                        .numberOfFragments(2)
                                                        .fragmentSize(200))))
                        .preTags(Markers.BEGIN)
                        .postTags(Markers.END)
                        .maxAnalyzedOffset(MOST_ANALYZED));
    }

    private static SearchResults results(
            SearchResponse<Document> response,
            Match match,
            FacetPlan facets,
            @Nullable String cursor) {
        var total = response.hits().total();
        return new SearchResults(
                total == null ? 0 : total.value(),
                match,
                response.hits().hits().stream().map(ElasticsearchSearch::hit).toList(),
                facets.read(response.aggregations()),
                cursor);
    }

    private static Hit hit(co.elastic.clients.elasticsearch.core.search.Hit<Document> found) {
        Document document = found.source();
        if (document == null) {
            throw new IllegalStateException("a hit without its source: " + found.id());
        }
        var highlights =
                found.highlight().entrySet().stream()
                        .collect(
                                toMap(
                                        Map.Entry::getKey,
                                        entry ->
                                                entry.getValue().stream()
                                                        .map(Markers::read)
                                                        .toList()));
        return Hit.of(document, found.score(), highlights);
    }

    @Override
    public Optional<byte[]> record(NoticeId id) {
        var ids = List.of("advisory/" + id, "patch/" + id, "post/" + id);
        try {
            var found =
                    client.mget(
                            get -> get.index(alias).ids(ids).sourceIncludes("record"),
                            ObjectNode.class);
            for (var each : found.docs()) {
                ObjectNode source = each.isResult() ? each.result().source() : null;
                if (source != null) {
                    return Optional.of(Json.bytes(source.get("record")));
                }
            }
            return Optional.empty();
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    private static StoreUnavailableException unavailable(Exception cause) {
        return new StoreUnavailableException("the search server does not answer", cause);
    }

    @Override
    public ComponentHealth health() {
        try {
            long count = client.count(c -> c.index(alias)).count();
            return new ComponentHealth(
                    ComponentHealth.Status.UP, count + " documents are searchable", null);
        } catch (ElasticsearchException e) {
            return e.status() == 404
                    ? new ComponentHealth(
                            ComponentHealth.Status.STARTING, "there is no index yet", null)
                    : new ComponentHealth(ComponentHealth.Status.DOWN, e.toString(), null);
        } catch (IOException e) {
            return new ComponentHealth(ComponentHealth.Status.DOWN, e.toString(), null);
        }
    }
}
