package io.hypervisory.index.search;

import static java.util.stream.Collectors.toMap;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.util.NamedValue;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.query.ElasticsearchQueries;
import io.hypervisory.index.query.Expansion;
import io.hypervisory.index.search.SearchResults.Facet;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.search.SearchResults.Match;
import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Searches Elasticsearch.
public final class ElasticsearchSearch implements SearchService {
    private static final List<String> FACETS =
            List.of(
                    "vendor",
                    "type",
                    "severity",
                    "urgency",
                    "kind",
                    "component",
                    "impact",
                    "attack",
                    "fix",
                    "kev",
                    "quality",
                    "year");
    private static final int FACET_VALUES = 20;
    private static final int MOST_ANALYZED = 1_000_000;

    private final ElasticsearchClient client;
    private final String alias;
    private final Resolver resolver;

    public ElasticsearchSearch(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
        this.resolver = new Resolver(client, alias);
    }

    @Override
    public SearchResults search(SearchRequest request) {
        try {
            var written = new Resolved(Expansion.of(request.query()), Match.WRITTEN);
            SearchResults found = search(request, written);
            if (found.total() > 0) {
                return found;
            }
            Resolved lenient = resolver.lenient(written.tree());
            return lenient.match() == Match.WRITTEN ? found : search(request, lenient);
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    private SearchResults search(SearchRequest request, Resolved query) throws IOException {
        var asked =
                new co.elastic.clients.elasticsearch.core.SearchRequest.Builder()
                        .index(alias)
                        .query(ElasticsearchQueries.ranked(query.tree()))
                        .from(request.from())
                        .size(request.size())
                        .sort(Orders.of(request.sort(), query.tree()))
                        .trackTotalHits(track -> track.enabled(true))
                        .source(s -> s.filter(f -> f.includes(Document.HIT_FIELDS)))
                        .highlight(highlight());
        FACETS.forEach(facet -> asked.aggregations(facet, facet(facet)));
        return results(client.search(asked.build(), Document.class), query.match());
    }

    @Override
    public long scan(Scan scan, Consumer<Found> each) {
        try {
            return ElasticsearchScan.run(client, alias, scan, resolver.resolve(scan.query()).tree(), each);
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

    private static Aggregation facet(String field) {
        return Aggregation.of(a ->
                a.terms(t -> {
                    t.field(field).size(field.equals("year") ? 2 * FACET_VALUES : FACET_VALUES);
                    return field.equals("year")
                            ? t.order(NamedValue.of("_key", SortOrder.Desc))
                            : t;
                }));
    }

    private static SearchResults results(SearchResponse<Document> response, Match match) {
        var facets = new LinkedHashMap<String, List<Facet>>();
        for (String facet : FACETS) {
            var aggregate = response.aggregations().get(facet);
            facets.put(
                    facet,
                    aggregate == null || !aggregate.isSterms()
                            ? List.of()
                            : aggregate.sterms().buckets().array().stream()
                                    .map(b -> new Facet(b.key().stringValue(), b.docCount()))
                                    .toList());
        }
        var total = response.hits().total();
        return new SearchResults(
                total == null ? 0 : total.value(),
                match,
                response.hits().hits().stream().map(ElasticsearchSearch::hit).toList(),
                facets);
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
