package io.hypervisory.index.search;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.util.NamedValue;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.query.ElasticsearchQueries;
import io.hypervisory.index.search.SearchRequest.Facets;
import io.hypervisory.index.search.SearchResults.Facet;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.ComponentHealth;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    public ElasticsearchSearch(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
    }

    @Override
    public SearchResults search(SearchRequest request) {
        var asked =
                new co.elastic.clients.elasticsearch.core.SearchRequest.Builder()
                        .index(alias)
                        .query(ElasticsearchQueries.of(request.query()))
                        .from(request.from())
                        .size(request.facets() == Facets.ONLY ? 0 : request.size())
                        .sort(sort(request.sort()))
                        .trackTotalHits(track -> track.enabled(true))
                        .source(s -> s.filter(f -> f.includes(Document.HIT_FIELDS)))
                        .highlight(highlight());
        if (request.facets() != Facets.NONE) {
            FACETS.forEach(facet -> asked.aggregations(facet, facet(facet)));
        }
        try {
            return results(client.search(asked.build(), Document.class));
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    private static List<SortOptions> sort(Sort sort) {
        var newest = byDate("published", false);
        // documents that nothing else tells apart keep one order over all pages
        var last = SortOptions.of(s -> s.field(f -> f.field("id").order(SortOrder.Asc)));
        return switch (sort.by()) {
            case RELEVANCE ->
                    List.of(
                            SortOptions.of(s -> s.score(b -> b.order(SortOrder.Desc))),
                            newest,
                            last);
            case PUBLISHED -> List.of(byDate("published", sort.ascending()), last);
            case UPDATED -> List.of(byDate("updated", sort.ascending()), newest, last);
        };
    }

    private static SortOptions byDate(String field, boolean ascending) {
        return SortOptions.of(s ->
                s.field(f ->
                        f.field(field)
                                .order(ascending ? SortOrder.Asc : SortOrder.Desc)
                                .missing("_last")));
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

    private static SearchResults results(SearchResponse<Document> response) {
        var facets = new LinkedHashMap<String, List<Facet>>();
        for (String facet : FACETS) {
            facets.put(facet, values(response.aggregations().get(facet)));
        }
        var total = response.hits().total();
        return new SearchResults(
                total == null ? 0 : total.value(),
                response.hits().hits().stream().map(ElasticsearchSearch::hit).toList(),
                facets);
    }

    /// Of a yes or no the server counts numbers, and says the words beside them.
    private static List<Facet> values(@Nullable Aggregate counted) {
        if (counted != null && counted.isSterms()) {
            return counted.sterms().buckets().array().stream()
                    .map(bucket -> new Facet(bucket.key().stringValue(), bucket.docCount()))
                    .toList();
        }
        if (counted != null && counted.isLterms()) {
            return counted.lterms().buckets().array().stream()
                    .map(bucket ->
                            new Facet(
                                    requireNonNullElse(
                                            bucket.keyAsString(), Long.toString(bucket.key())),
                                    bucket.docCount()))
                    .toList();
        }
        return List.of();
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
