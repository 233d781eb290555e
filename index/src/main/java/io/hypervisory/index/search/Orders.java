package io.hypervisory.index.search;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import java.util.List;

/// An order as Elasticsearch is asked for it. Documents that nothing else tells apart keep one
/// order over all pages.
final class Orders {
    private static final SortOptions BY_SCORE =
            SortOptions.of(s -> s.score(b -> b.order(SortOrder.Desc)));
    private static final SortOptions NEWEST = byDate("published", false);
    private static final List<SortOptions> LAST =
            List.of(
                    SortOptions.of(s -> s.field(f -> f.field("id").order(SortOrder.Asc))),
                    SortOptions.of(s -> s.field(f -> f.field("type").order(SortOrder.Asc))));

    private Orders() {}

    static List<SortOptions> of(Sort sort) {
        return switch (sort.by()) {
            case RELEVANCE -> List.of(BY_SCORE, NEWEST, LAST.get(0), LAST.get(1));
            case PUBLISHED ->
                    List.of(byDate("published", sort.ascending()), LAST.get(0), LAST.get(1));
            case UPDATED ->
                    List.of(byDate("updated", sort.ascending()), NEWEST, LAST.get(0), LAST.get(1));
        };
    }

    private static SortOptions byDate(String field, boolean ascending) {
        return SortOptions.of(s ->
                s.field(f ->
                        f.field(field)
                                .order(ascending ? SortOrder.Asc : SortOrder.Desc)
                                .missing("_last")));
    }
}
