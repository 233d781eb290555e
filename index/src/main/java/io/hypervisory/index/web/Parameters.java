package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.QueryParser;
import io.hypervisory.index.query.QuerySyntaxException;
import io.hypervisory.index.revision.Moment;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchRequest.Facets;
import io.hypervisory.index.search.Sort;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.NoticeId;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a search from a request's parameters.
final class Parameters {
    static final int DEFAULT_SIZE = 20;

    private static final Set<String> OF_A_SEARCH =
            Set.of("q", "from", "size", "sort", "zone", "facets", "cursor");

    private Parameters() {}

    /// @param zone in which the days of the query begin
    /// @throws BadParameterException when one cannot be used
    static SearchRequest search(Context context, ZoneId zone) {
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
        return new SearchRequest(query(context, zone), from, size, sort(context), facets(context));
    }

    /// Refuses what would be passed over: a misspelt parameter would answer everything.
    ///
    /// @throws BadParameterException naming the first that a search does not know
    static void areKnown(Context context) {
        areKnown(context, OF_A_SEARCH);
    }

    /// @param known what may be asked for
    static void areKnown(Context context, Set<String> known) {
        for (String name : context.queryParamMap().keySet()) {
            if (!known.contains(name)) {
                String rest =
                        known.isEmpty()
                                ? "no parameter is taken here"
                                : "known are " + String.join(", ", new TreeSet<>(known));
                throw new BadParameterException(name, "is not known; " + rest, null);
            }
        }
    }

    /// Null when it is not given.
    static @Nullable Moment moment(Context context, String name) {
        if (context.queryParams(name).isEmpty()) {
            return null;
        }
        try {
            return Moment.parse(text(context, name));
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(name, String.valueOf(e.getMessage()), null);
        }
    }

    /// Empty when it is not given.
    ///
    /// @throws BadParameterException when it is given twice or is no UTF-8 behind its percent signs
    static String text(Context context, String name) {
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw new BadParameterException(name, "is given " + values.size() + " times", null);
        }
        String raw = context.queryString();
        if (raw != null) {
            decodable(name, raw);
        }
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// The server leaves out what it cannot decode.
    private static void decodable(String name, String raw) {
        for (String pair : raw.split("&")) {
            if (!pair.startsWith(name + "=")) {
                continue;
            }
            String value = pair.substring(name.length() + 1);
            try {
                // each byte as a character, so that the bytes can be looked at
                String bytes = URLDecoder.decode(value, ISO_8859_1);
                UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)));
            } catch (IllegalArgumentException | CharacterCodingException e) {
                throw new BadParameterException(
                        name, "\"" + value + "\" is not percent-encoded UTF-8", null);
            }
        }
    }

    /// The entry that a path names, in whatever form of its id.
    static NoticeId id(Context context) {
        String vendor = context.pathParam("vendor");
        String id = context.pathParam("id");
        try {
            // no grammar has a slash, and ids that no grammar knows may
            String normal = id.contains("/") ? id : IdGrammar.normalAdvisoryId(vendor, id);
            return new NoticeId(vendor, normal);
        } catch (IllegalArgumentException e) {
            throw new BadParameterException("id", String.valueOf(e.getMessage()), null);
        }
    }

    /// @param zone in which the days of the query begin
    /// @throws BadParameterException with the column where it cannot be read
    static Clause query(Context context, ZoneId zone) {
        try {
            return QueryParser.parse(text(context, "q"), zone);
        } catch (QuerySyntaxException e) {
            throw new BadParameterException("q", String.valueOf(e.getMessage()), e.column());
        }
    }

    private static Facets facets(Context context) {
        String text = text(context, "facets");
        return switch (text) {
            case "", "true" -> Facets.BESIDE;
            case "false" -> Facets.NONE;
            case "only" -> Facets.ONLY;
            default ->
                    throw new BadParameterException(
                            "facets", "\"" + text + "\" is none of true, false and only", null);
        };
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

    static int number(Context context, String name, int otherwise, int most) {
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
