package io.hypervisory.index.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.Suggestion;
import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/// Searching, for programs. Thread-safe.
final class SearchApi {
    private static final String JSON = "application/json";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final int DEFAULT_LIMIT = 10;
    private static final int MOST_SUGGESTED = 50;
    private static final int LONGEST = 200;

    private final SearchService search;

    SearchApi(SearchService search) {
        this.search = search;
    }

    void search(Context context) {
        Parameters.areKnown(context);
        if (context.queryParams(CURSOR).isEmpty()) {
            var request = Parameters.search(context, Zones.asked(context));
            context.contentType(JSON).result(Json.bytes(search.search(request)));
        } else {
            page(context);
        }
    }

    /// An empty cursor begins; a list that stays as it is has no place to begin at.
    private void page(Context context) {
        for (String other : List.of("from", "facets")) {
            if (!context.queryParams(other).isEmpty()) {
                throw new BadParameterException(
                        other, "cannot stand beside a cursor, which begins at the first hit", null);
            }
        }
        SearchRequest request = Parameters.search(context, Zones.asked(context));
        if (request.size() == 0) {
            throw new BadParameterException("size", "a page of a cursor has at least one", null);
        }
        String cursor = Parameters.text(context, CURSOR);
        try {
            var page =
                    search.page(
                            request.query(),
                            request.sort(),
                            request.size(),
                            cursor.isEmpty() ? null : cursor);
            context.contentType(JSON).result(Json.bytes(page));
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(CURSOR, String.valueOf(e.getMessage()), null);
        }
    }

    /// @param suggestions ids first, then CVEs, fields and products
    record Suggestions(@JsonInclude(JsonInclude.Include.ALWAYS) List<Suggestion> suggestions) {}

    void suggest(Context context) {
        Parameters.areKnown(context, Set.of("q", LIMIT));
        int limit = Parameters.number(context, LIMIT, DEFAULT_LIMIT, MOST_SUGGESTED);
        String text = Parameters.text(context, "q");
        if (text.length() > LONGEST) {
            throw new BadParameterException("q", "has more than " + LONGEST + " characters", null);
        }
        context.contentType(JSON).result(Json.bytes(new Suggestions(search.suggest(text, limit))));
    }

    void similar(Context context) {
        Parameters.areKnown(context, Set.of(LIMIT));
        int limit = Parameters.number(context, LIMIT, DEFAULT_LIMIT, SearchRequest.LARGEST_SIZE);
        var id = Parameters.id(context);
        search.similar(id, limit)
                .ifPresentOrElse(
                        found -> context.contentType(JSON).result(Json.bytes(found)),
                        () -> Problem.notFound("nothing is known of " + id).answer(context));
    }
}
