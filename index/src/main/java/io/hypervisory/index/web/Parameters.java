package io.hypervisory.index.web;

import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.QueryParser;
import io.hypervisory.index.query.QuerySyntaxException;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.Sort;
import io.hypervisory.ingest.contract.NoticeId;
import io.javalin.http.Context;

/// Reads a search from a request's parameters: `q`, `from`, `size`, `sort`.
final class Parameters {
    static final int DEFAULT_SIZE = 20;

    private Parameters() {}

    /// @throws BadParameterException when one cannot be used
    static SearchRequest search(Context context) {
        int from = number(context, "from", 0, SearchRequest.DEEPEST);
        int size = number(context, "size", DEFAULT_SIZE, SearchRequest.LARGEST_SIZE);
        if (from + size > SearchRequest.DEEPEST) {
            throw new BadParameterException(
                    "from",
                    "from and size together reach at most "
                            + SearchRequest.DEEPEST
                            + "; narrow the query",
                    null);
        }
        return new SearchRequest(query(context), from, size, sort(context));
    }

    static String text(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    /// The entry that a path names.
    static NoticeId id(Context context) {
        try {
            return new NoticeId(context.pathParam("vendor"), context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw new BadParameterException("id", String.valueOf(e.getMessage()), null);
        }
    }

    private static Clause query(Context context) {
        try {
            return QueryParser.parse(text(context, "q"));
        } catch (QuerySyntaxException e) {
            throw new BadParameterException("q", String.valueOf(e.getMessage()), e.column());
        }
    }

    static Sort sort(Context context) {
        String text = text(context, "sort");
        return Sort.parse(text)
                .orElseThrow(() ->
                        new BadParameterException(
                                "sort",
                                "\""
                                        + text
                                        + "\" is no order; known are relevance, published and updated,"
                                        + " with :asc behind for oldest first",
                                null));
    }

    private static int number(Context context, String name, int otherwise, int most) {
        String text = text(context, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
            throw new BadParameterException(
                    name, "\"" + text + "\" is not a whole number from 0 to " + most, null);
        }
        return Integer.parseInt(text);
    }
}
