package io.hypervisory.index.search;

import static java.util.Comparator.comparing;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.ElasticsearchQueries;
import io.hypervisory.index.query.Field;
import io.hypervisory.index.search.SearchResults.Facet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How facets are counted: values that were chosen of a facet narrow the hits and every other
/// facet, but not that one, so that one sees what else could be chosen.
///
/// @param base the query without such choices
/// @param chosen clauses that choose values, by facet
record FacetPlan(Clause base, Map<String, List<Clause>> chosen) {
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

    /// The facet whose values are true and false.
    private static final String YES_OR_NO = "kev";

    private static final String VALUES = "values";

    /// Holds the facets of which nothing was chosen, where something was of others.
    private static final String FREE = "free";

    private static final int MOST_VALUES = 20;

    /// Of a search that counts none.
    static final FacetPlan NONE = new FacetPlan(new Clause.MatchAll(), Map.of());

    static FacetPlan of(Clause tree) {
        var base = new ArrayList<Clause>();
        var chosen = new LinkedHashMap<String, List<Clause>>();
        for (Clause part : tree instanceof Clause.And(var parts) ? parts : List.of(tree)) {
            String facet = facet(part);
            if (facet == null) {
                base.add(part);
            } else {
                chosen.computeIfAbsent(facet, _ -> new ArrayList<>()).add(part);
            }
        }
        return new FacetPlan(and(base), chosen);
    }

    /// The facet of which a clause chooses values; null when it does not.
    private static @Nullable String facet(Clause clause) {
        return switch (clause) {
            case Clause.Term(var field, _) -> facet(field);
            case Clause.Or(var parts) -> {
                var facets = parts.stream().map(FacetPlan::facet).distinct().toList();
                yield facets.size() == 1 ? facets.getFirst() : null;
            }
            default -> null;
        };
    }

    private static @Nullable String facet(Field field) {
        return FACETS.contains(field.written()) ? field.written() : null;
    }

    private static Clause and(List<Clause> parts) {
        return switch (parts.size()) {
            case 0 -> new Clause.MatchAll();
            case 1 -> parts.getFirst();
            default -> new Clause.And(parts);
        };
    }

    /// What narrows the hits beside the base; null when nothing was chosen.
    @Nullable Query narrowed() {
        return chosen.isEmpty() ? null : ElasticsearchQueries.of(and(except("")));
    }

    private List<Clause> except(String facet) {
        return chosen.entrySet().stream()
                .filter(each -> !each.getKey().equals(facet))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    /// Those of which nothing was chosen are counted together: of a filter for each of them the
    /// search server makes ten times the work.
    Map<String, Aggregation> aggregations() {
        var all = new LinkedHashMap<String, Aggregation>();
        var free = new LinkedHashMap<String, Aggregation>();
        for (String facet : FACETS) {
            if (chosen.containsKey(facet)) {
                all.put(facet, filtered(facet, Map.of(VALUES, values(facet))));
            } else {
                free.put(facet, values(facet));
            }
        }
        if (chosen.isEmpty()) {
            return free;
        }
        all.put(FREE, filtered("", free));
        return all;
    }

    private Aggregation filtered(String facet, Map<String, Aggregation> counted) {
        Query others = ElasticsearchQueries.of(and(except(facet)));
        return Aggregation.of(a -> a.filter(others).aggregations(counted));
    }

    /// Segments are counted side by side where the search server knows beforehand how many values a
    /// field has, and it does not of one that is true or false: one such would have all facets
    /// counted by one thread.
    private static Aggregation values(String field) {
        if (field.equals(YES_OR_NO)) {
            return Aggregation.of(a ->
                    a.filters(f ->
                            f.filters(each ->
                                    each.keyed(
                                            Map.of(
                                                    "true", is(field, true),
                                                    "false", is(field, false))))));
        }
        boolean isYear = field.equals("year");
        return Aggregation.of(a ->
                a.terms(t -> {
                    t.field(field).size(isYear ? 2 * MOST_VALUES : MOST_VALUES);
                    return isYear ? t.order(NamedValue.of("_key", SortOrder.Desc)) : t;
                }));
    }

    /// @param answers to [#aggregations]; empty when facets were not counted
    Map<String, List<Facet>> read(Map<String, Aggregate> answers) {
        Aggregate narrowed = answers.get(FREE);
        Map<String, Aggregate> free = narrowed == null ? answers : narrowed.filter().aggregations();
        var facets = new LinkedHashMap<String, List<Facet>>();
        for (String facet : FACETS) {
            Aggregate answer = chosen.containsKey(facet) ? answers.get(facet) : free.get(facet);
            if (answer != null) {
                facets.put(
                        facet,
                        values(
                                answer.isFilter()
                                        ? answer.filter().aggregations().get(VALUES)
                                        : answer));
            }
        }
        return facets;
    }

    private static Query is(String field, boolean value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    private static List<Facet> values(@Nullable Aggregate values) {
        if (values == null) {
            return List.of();
        }
        if (values.isFilters()) {
            return values.filters().buckets().keyed().entrySet().stream()
                    .filter(each -> each.getValue().docCount() > 0)
                    .map(each -> new Facet(each.getKey(), each.getValue().docCount()))
                    .sorted(comparing(Facet::count).reversed().thenComparing(Facet::value))
                    .toList();
        }
        return values.isSterms()
                ? values.sterms().buckets().array().stream()
                        .map(b -> new Facet(b.key().stringValue(), b.docCount()))
                        .toList()
                : List.of();
    }
}
