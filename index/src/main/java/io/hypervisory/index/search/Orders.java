package io.hypervisory.index.search;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.ElasticsearchQueries;
import java.util.List;

/// An order as Elasticsearch is asked for it. Documents that nothing else tells apart keep one
/// order over all pages.
final class Orders {
    private static final SortOptions BY_SCORE =
            SortOptions.of(s -> s.score(b -> b.order(SortOrder.Desc)));
    private static final SortOptions URGENT = by("urgencyPoints", false);
    static final SortOptions NEWEST = by("published", false);
    private static final List<SortOptions> LAST =
            List.of(
                    SortOptions.of(s -> s.field(f -> f.field("id").order(SortOrder.Asc))),
                    SortOptions.of(s -> s.field(f -> f.field("type").order(SortOrder.Asc))));

    private Orders() {}

    /// By relevance, where all matches are as good, by urgency and then by date.
    static List<SortOptions> of(Sort sort, Clause query) {
        return switch (sort.by()) {
            case RELEVANCE ->
                    List.of(
                            ElasticsearchQueries.scores(query) ? BY_SCORE : URGENT,
                            NEWEST,
                            LAST.get(0),
                            LAST.get(1));
            case PUBLISHED -> List.of(by("published", sort.ascending()), LAST.get(0), LAST.get(1));
            case UPDATED ->
                    List.of(by("updated", sort.ascending()), NEWEST, LAST.get(0), LAST.get(1));
        };
    }

    private static SortOptions by(String field, boolean ascending) {
        return SortOptions.of(s ->
                s.field(f ->
                        f.field(field)
                                .order(ascending ? SortOrder.Asc : SortOrder.Desc)
                                .missing("_last")));
    }
}
