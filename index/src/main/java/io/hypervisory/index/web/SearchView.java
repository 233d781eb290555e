package io.hypervisory.index.web;

import io.hypervisory.index.export.Format;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Field;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchResults;
import io.hypervisory.index.search.SearchResults.Facet;
import io.hypervisory.index.web.page.EntryPage.Link;
import io.hypervisory.index.web.page.SearchPage;
import io.hypervisory.index.web.page.SearchPage.Chip;
import io.hypervisory.index.web.page.SearchPage.Choice;
import io.hypervisory.index.web.page.SearchPage.FacetGroup;
import io.hypervisory.index.web.page.SearchPage.Fault;
import io.hypervisory.index.web.page.SearchPage.Feed;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words the results of one search.
///
/// @param zone in which the days of the query begin
record SearchView(SearchAddress asked, SearchRequest request, ZoneId zone) {
    private static final int IN_A_FEED = 100;
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
    static SearchPage failed(SearchAddress asked, String error, @Nullable Integer column) {
        String caret = column == null ? null : " ".repeat(column - 1) + "^";
        return new SearchPage(
                asked.query(),
                asked.sort(),
                asked.zone(),
                chips(asked),
                new Fault(error, caret),
                "",
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    /// @param apart the facets are not among the results: the page asks for them
    SearchPage page(SearchResults results, boolean apart) {
        boolean isNothing = results.total() == 0 && asked.narrowing().chosen().isEmpty();
        return new SearchPage(
                asked.query(),
                asked.sort(),
                asked.zone(),
                chips(asked),
                null,
                summary(results),
                results.hits().stream().map(CardView::of).toList(),
                groups(results),
                apart && !isNothing ? asked.facets() : null,
                asked.narrowing().chosen().isEmpty() ? null : link(Narrowing.NONE, 0),
                request.from() > 0
                        ? link(asked.narrowing(), Math.max(0, request.from() - request.size()))
                        : null,
                next(results),
                results.total() == 0 ? List.of() : downloads(),
                feeds());
    }

    private static List<Chip> chips(SearchAddress asked) {
        var chips = new ArrayList<Chip>();
        asked.narrowing()
                .chosen()
                .forEach((field, values) ->
                        values.forEach(value ->
                                chips.add(
                                        new Chip(
                                                name(field.written()),
                                                value(field.written(), value),
                                                field.written() + ":" + value,
                                                asked.toggled(field, value).link()))));
        return chips;
    }

    private List<Link> downloads() {
        return List.of(
                new Link("JSON lines", export(Format.JSON_LINES, asked.sort())),
                new Link("CSV", export(Format.CSV, asked.sort())),
                new Link("CSAF 2.0", export(Format.CSAF, asked.sort())));
    }

    /// What changed last, since a reader asks again and again.
    private List<Feed> feeds() {
        String title = asked.query().isBlank() ? "everything" : asked.query();
        return List.of(
                new Feed("Atom", "application/atom+xml", title, newest(Format.ATOM)),
                new Feed("JSON Feed", "application/feed+json", title, newest(Format.JSON_FEED)));
    }

    private String newest(Format format) {
        return export(format, "updated") + "&limit=" + IN_A_FEED;
    }

    private String export(Format format, String order) {
        return asked.export(
                format.extension(), order, zone.equals(ZoneOffset.UTC) ? "" : zone.getId());
    }

    private String summary(SearchResults results) {
        return switch (results.match()) {
            case WRITTEN -> counted(results);
            case FEW -> "Few have every word; others have nearly all of them. " + counted(results);
            case SIMILAR ->
                    "Nothing has every word as it is written; these have words like them. "
                            + counted(results);
            case MOST ->
                    "Nothing has every word; these have most of them, or words like them. "
                            + counted(results);
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
                "%,d found, %,d to %,d shown.%s",
                results.total(),
                first,
                request.from() + results.hits().size(),
                hasDays(request.query()) ? " Days are those of " + Zones.named(zone) + "." : "");
    }

    private static boolean hasDays(Clause clause) {
        return switch (clause) {
            case Clause.Period _ -> true;
            case Clause.And(var parts) -> parts.stream().anyMatch(SearchView::hasDays);
            case Clause.Or(var parts) -> parts.stream().anyMatch(SearchView::hasDays);
            case Clause.Not(var part) -> hasDays(part);
            default -> false;
        };
    }

    private @Nullable String next(SearchResults results) {
        int from = request.from() + request.size();
        boolean more = from < results.total() && request.size() > 0;
        return more && from + request.size() <= SearchRequest.DEEPEST
                ? link(asked.narrowing(), from)
                : null;
    }

    List<FacetGroup> groups(SearchResults results) {
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
        boolean chosen = asked.narrowing().chosen().containsKey(field.get());
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
                asked.narrowing().has(field, facet.value()),
                link(asked.narrowing().toggled(field, facet.value()), 0));
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
        var link = new StringBuilder(asked.with(narrowed).link());
        if (from > 0) {
            link.append("&from=").append(from);
        }
        if (request.size() != Parameters.DEFAULT_SIZE) {
            link.append("&size=").append(request.size());
        }
        return link.toString();
    }
}
