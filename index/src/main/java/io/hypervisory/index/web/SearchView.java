package io.hypervisory.index.web;

import io.hypervisory.index.query.Field;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchResults;
import io.hypervisory.index.search.SearchResults.Facet;
import io.hypervisory.index.web.page.SearchPage;
import io.hypervisory.index.web.page.SearchPage.Chip;
import io.hypervisory.index.web.page.SearchPage.Choice;
import io.hypervisory.index.web.page.SearchPage.FacetGroup;
import io.hypervisory.index.web.page.SearchPage.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words the results of one search.
///
/// @param query, sort as in the address
/// @param narrowing what was chosen beside the query
record SearchView(String query, String sort, Narrowing narrowing, SearchRequest request) {
    private static final int SHOWN = 8;
    private static final Set<String> OPEN =
            Set.of("vendor", "type", "urgency", "kind", "impact", "kev");
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("vendor", "Vendor"),
                    Map.entry("type", "Type"),
                    Map.entry("severity", "Severity, publisher's word"),
                    Map.entry("urgency", "Urgency, ours"),
                    Map.entry("kind", "Kind"),
                    Map.entry("component", "Touches"),
                    Map.entry("impact", "Applying it costs"),
                    Map.entry("attack", "Attacker"),
                    Map.entry("fix", "Fix"),
                    Map.entry("kev", "Listed as exploited"),
                    Map.entry("quality", "Trouble with the fix"),
                    Map.entry("year", "Year published"));

    /// @param column of the query that is wrong, from 1; null when none is
    static SearchPage failed(
            String query,
            String sort,
            Narrowing narrowing,
            String error,
            @Nullable Integer column) {
        String caret = column == null ? null : " ".repeat(column - 1) + "^";
        return new SearchPage(
                query,
                sort,
                chips(query, sort, narrowing),
                new Fault(error, caret),
                "",
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    SearchPage page(SearchResults results) {
        return new SearchPage(
                query,
                sort,
                chips(query, sort, narrowing),
                null,
                summary(results),
                results.hits().stream().map(CardView::of).toList(),
                groups(results),
                narrowing.chosen().isEmpty() ? null : link(Narrowing.NONE, 0),
                request.from() > 0
                        ? link(narrowing, Math.max(0, request.from() - request.size()))
                        : null,
                next(results));
    }

    private static List<Chip> chips(String query, String sort, Narrowing narrowing) {
        var chips = new ArrayList<Chip>();
        narrowing
                .chosen()
                .forEach((field, values) ->
                        values.forEach(value ->
                                chips.add(
                                        new Chip(
                                                name(field.written()),
                                                value(field.written(), value),
                                                field.written() + ":" + value,
                                                address(
                                                        query,
                                                        sort,
                                                        narrowing.toggled(field, value))))));
        return chips;
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
        return more && from + request.size() <= SearchRequest.DEEPEST
                ? link(narrowing, from)
                : null;
    }

    private List<FacetGroup> groups(SearchResults results) {
        return results.facets().entrySet().stream()
                .flatMap(each -> group(each.getKey(), each.getValue()).stream())
                .toList();
    }

    /// Empty when there is nothing to choose.
    private Optional<FacetGroup> group(String name, List<Facet> values) {
        Optional<Field> field =
                Field.named().stream().filter(each -> each.written().equals(name)).findFirst();
        if (field.isEmpty() || values.isEmpty()) {
            return Optional.empty();
        }
        List<Choice> choices = values.stream().map(facet -> choice(field.get(), facet)).toList();
        boolean chosen = narrowing.chosen().containsKey(field.get());
        return Optional.of(
                new FacetGroup(
                        name(name),
                        chosen || OPEN.contains(name),
                        choices.subList(0, Math.min(SHOWN, choices.size())),
                        choices.subList(Math.min(SHOWN, choices.size()), choices.size())));
    }

    private Choice choice(Field field, Facet facet) {
        return new Choice(
                value(field.written(), facet.value()),
                facet.count(),
                narrowing.has(field, facet.value()),
                link(narrowing.toggled(field, facet.value()), 0));
    }

    private static String name(String field) {
        return NAMES.getOrDefault(field, field);
    }

    /// Publishers' own words and slugs of vendors stay as they are.
    private static String value(String field, String value) {
        return switch (field) {
            case "kev" -> value.equals("true") ? "yes" : "no list says so";
            case "vendor", "severity", "year" -> value;
            default -> Words.slug(value);
        };
    }

    private String link(Narrowing narrowed, int from) {
        var link = new StringBuilder(address(query, sort, narrowed));
        if (from > 0) {
            link.append("&from=").append(from);
        }
        if (request.size() != Parameters.DEFAULT_SIZE) {
            link.append("&size=").append(request.size());
        }
        return link.toString();
    }

    private static String address(String query, String sort, Narrowing narrowing) {
        return "/search?q="
                + Words.encoded(query)
                + narrowing.address()
                + (sort.isEmpty() ? "" : "&sort=" + Words.encoded(sort));
    }
}
