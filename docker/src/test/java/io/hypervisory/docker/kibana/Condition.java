package io.hypervisory.docker.kibana;

import io.hypervisory.ingest.contract.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// A condition of Kibana's query language, of the forms that our panels use.
///
/// @param value `*` for any
record Condition(boolean negated, String field, String value) {
    private static final Pattern FORM = Pattern.compile("(not )?(\\w+): (\\*|\\w+)");

    /// @throws AssertionError when it is of another form
    static Condition parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            throw new AssertionError("no test knows what \"" + text + "\" means");
        }
        return new Condition(found.group(1) != null, found.group(2), found.group(3));
    }

    ObjectNode elasticsearch() {
        var query = Json.MAPPER.createObjectNode();
        if (value.equals("*")) {
            query.putObject("exists").put("field", field);
        } else {
            query.putObject("term").put(field, value);
        }
        if (!negated) {
            return query;
        }
        var not = Json.MAPPER.createObjectNode();
        not.putObject("bool").set("must_not", query);
        return not;
    }

    boolean holds(Row row) {
        var values = row.values(field);
        return negated != (value.equals("*") ? !values.isEmpty() : values.contains(value));
    }

    /// In the language of our own search.
    String ours() {
        return (negated ? "NOT " : "") + field + ":" + value;
    }
}
