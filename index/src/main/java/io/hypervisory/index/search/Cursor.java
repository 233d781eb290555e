package io.hypervisory.index.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.hypervisory.index.query.Clause;
import io.hypervisory.ingest.contract.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Where one stands in a list of hits that does not change while one reads it.
///
/// @param pointInTime the search server's name of the state that is read
/// @param after what the last hit was sorted by
/// @param match how near to the query the hits are
/// @param day by which an entry is new or old
/// @param asked tells whether it is of the same query and order
record Cursor(
        String pointInTime,
        List<FieldValue> after,
        SearchResults.Match match,
        LocalDate day,
        String asked) {
    Cursor {
        after = List.copyOf(after);
    }

    static String asked(Clause query, Sort sort) {
        return Integer.toHexString((query + " " + sort).hashCode());
    }

    /// Letters, digits, `-` and `_`.
    String text() {
        var json = Json.MAPPER.createObjectNode();
        json.put("p", pointInTime).put("m", match.name()).put("d", day.toString()).put("q", asked);
        var values = json.putArray("a");
        for (FieldValue value : after) {
            switch (value._kind()) {
                case Double -> values.add(value.doubleValue());
                case Long -> values.add(value.longValue());
                case Boolean -> values.add(value.booleanValue());
                case String -> values.add(value.stringValue());
                case Null, Any -> values.addNull();
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
    }

    /// @throws IllegalArgumentException when it is none that was given
    static Cursor parse(String text) {
        try {
            JsonNode json =
                    Json.MAPPER.readTree(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            var after = new ArrayList<FieldValue>();
            json.path("a").forEach(value -> after.add(value(value)));
            return new Cursor(
                    json.path("p").stringValue(),
                    after,
                    SearchResults.Match.valueOf(json.path("m").stringValue()),
                    LocalDate.parse(json.path("d").stringValue()),
                    json.path("q").stringValue());
        } catch (JacksonException | DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no cursor that was given here", e);
        }
    }

    private static FieldValue value(JsonNode value) {
        if (value.isIntegralNumber()) {
            return FieldValue.of(value.longValue());
        }
        if (value.isNumber()) {
            return FieldValue.of(value.doubleValue());
        }
        return value.isString() ? FieldValue.of(value.stringValue()) : FieldValue.NULL;
    }
}
