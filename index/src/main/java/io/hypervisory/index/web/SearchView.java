package io.hypervisory.index.web;

import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchResults;
import io.hypervisory.index.search.SearchResults.Facet;
import io.hypervisory.index.search.SearchResults.Fragment;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.page.SearchPage;
import io.hypervisory.index.web.page.SearchPage.Card;
import io.hypervisory.index.web.page.SearchPage.Choice;
import io.hypervisory.index.web.page.SearchPage.FacetGroup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words the results of one search.
///
/// @param query, sort as in the address
record SearchView(String query, String sort, SearchRequest request) {
    static SearchPage failed(String query, String sort, String error) {
        return new SearchPage(query, sort, error, "", List.of(), List.of(), null, null);
    }

    SearchPage page(SearchResults results) {
        return new SearchPage(
                query,
                sort,
                null,
                summary(results),
                results.hits().stream().map(SearchView::card).toList(),
                results.facets().entrySet().stream()
                        .filter(group -> !group.getValue().isEmpty())
                        .map(this::group)
                        .toList(),
                request.from() > 0
                        ? link(query, Math.max(0, request.from() - request.size()))
                        : null,
                next(results));
    }

    private String summary(SearchResults results) {
        return switch (results.match()) {
            case WRITTEN -> counted(results);
            case SIMILAR ->
                    "Nothing has every word as it is written; these have words like them. "
                            + counted(results);
            case MOST -> "Nothing has every word; these have most of them. " + counted(results);
        };
    }

    private String counted(SearchResults results) {
        if (results.total() == 0) {
            return "Nothing found.";
        }
        if (results.hits().isEmpty()) {
            return String.format(Locale.ROOT, "%,d found.", results.total());
        }
        int first = request.from() + 1;
        return String.format(
                Locale.ROOT,
                "%,d found, %,d to %,d shown.",
                results.total(),
                first,
                request.from() + results.hits().size());
    }

    private @Nullable String next(SearchResults results) {
        int from = request.from() + request.size();
        boolean more = from < results.total() && request.size() > 0;
        return more && from + request.size() <= SearchRequest.DEEPEST ? link(query, from) : null;
    }

    private FacetGroup group(Map.Entry<String, List<Facet>> group) {
        return new FacetGroup(
                group.getKey(),
                group.getValue().stream().map(facet -> choice(group.getKey(), facet)).toList());
    }

    private Choice choice(String field, Facet facet) {
        String clause = field + ":" + quoted(facet.value());
        String narrowed =
                query.isBlank()
                        ? clause
                        : query.contains(" OR ")
                                ? "(" + query + ") " + clause
                                : query + " " + clause;
        return new Choice(facet.value(), facet.count(), link(narrowed, 0));
    }

    private static String quoted(String value) {
        return value.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*")
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String link(String q, int from) {
        var link = new StringBuilder("/search?q=").append(Words.encoded(q));
        if (!sort.isEmpty()) {
            link.append("&sort=").append(Words.encoded(sort));
        }
        if (from > 0) {
            link.append("&from=").append(from);
        }
        if (request.size() != Parameters.DEFAULT_SIZE) {
            link.append("&size=").append(request.size());
        }
        return link.toString();
    }

    private static Card card(Hit hit) {
        var titles = hit.highlights().getOrDefault("title", List.of());
        var dates = hit.dates();
        return new Card(
                Words.entry(hit.id()),
                hit.id(),
                hit.type(),
                hit.vendor(),
                titles.isEmpty()
                        ? new Fragment(List.of(new Fragment.Part(hit.title(), false)))
                        : titles.getFirst(),
                hit.severity(),
                hit.kinds(),
                hit.impacts(),
                Words.date(dates == null ? null : dates.published()),
                hit.highlights().getOrDefault("text", List.of()));
    }
}
