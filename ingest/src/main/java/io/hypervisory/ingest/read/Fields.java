package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.SaidDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object that may be other than its schema says. What is absent is null or empty; what has
/// the wrong type is left out and noted with its path. Used by one thread.
public final class Fields {
    private static final Pattern NUMBER = Pattern.compile("\\s*-?\\d{1,9}(?:\\.\\d{1,9})?\\s*");

    private final JsonNode object;
    private final @Nullable Fields parent;
    private final String name;
    private final int index;
    private final Unread unread;

    private Fields(
            JsonNode object, @Nullable Fields parent, String name, int index, Unread unread) {
        this.object = object;
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.unread = unread;
    }

    public static Fields root(JsonNode object, Unread unread) {
        return new Fields(object, null, "", -1, unread);
    }

    /// Null when absent. A number or boolean is taken by its text, and noted.
    public @Nullable String text(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        note(field, "is no string");
        return node.isValueNode() ? node.asString() : null;
    }

    /// As [#text], and null when blank, which is noted.
    public @Nullable String word(String field) {
        String text = text(field);
        if (text != null && text.isBlank()) {
            note(field, "is blank");
            return null;
        }
        return text;
    }

    /// As [#word], noted when absent.
    public @Nullable String needed(String field) {
        if (value(field) == null) {
            note(field, "is absent");
            return null;
        }
        return word(field);
    }

    /// Null when absent or no number. A string that holds one is taken for it, and noted.
    public @Nullable Double number(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        note(field, "is no number");
        boolean holdsOne = node.isString() && NUMBER.matcher(node.stringValue()).matches();
        return holdsOne ? Double.valueOf(node.stringValue().strip()) : null;
    }

    /// CSAF dates name their zone; where one does not, UTC is assumed and flagged.
    public @Nullable SaidDate date(String field) {
        String text = word(field);
        if (text == null) {
            return null;
        }
        SaidDate date = Dates.parse(text, Dates.UTC);
        if (date == null) {
            note(field, "is no date: " + text);
        }
        return date;
    }

    /// The object of that name; empty when absent or no object.
    public Optional<Fields> object(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            note(field, "is no object");
            return Optional.empty();
        }
        return Optional.of(new Fields(node, this, field, -1, unread));
    }

    /// What the reading makes of each object in the array; what it makes null of is left out.
    public <T> List<T> each(String field, Function<Fields, @Nullable T> reading) {
        var read = new ArrayList<T>();
        forEach(
                field,
                fields -> {
                    T made = reading.apply(fields);
                    if (made != null) {
                        read.add(made);
                    }
                });
        return read;
    }

    /// Visits each object in the array, in order.
    public void forEach(String field, Consumer<Fields> visit) {
        JsonNode array = array(field);
        if (array == null) {
            return;
        }
        int at = 0;
        for (JsonNode item : array) {
            var fields = new Fields(item, this, field, at++, unread);
            if (item.isObject()) {
                visit.accept(fields);
            } else {
                fields.note("is no object");
            }
        }
    }

    public List<String> words(String field) {
        var words = new ArrayList<String>();
        JsonNode array = array(field);
        if (array == null) {
            return words;
        }
        for (JsonNode item : array) {
            if (item.isString()) {
                words.add(item.stringValue());
            } else {
                note(field, "holds what is no string");
            }
        }
        return words;
    }

    public boolean has(String field) {
        return value(field) != null;
    }

    public List<String> names() {
        return List.copyOf(object.propertyNames());
    }

    /// Of the object itself.
    public void note(String what) {
        unread.note(path() + " " + what);
    }

    public void note(String field, String what) {
        String path = path();
        unread.note((path.isEmpty() ? field : path + "." + field) + " " + what);
    }

    private @Nullable JsonNode array(String field) {
        JsonNode node = value(field);
        if (node == null || node.isArray()) {
            return node;
        }
        note(field, "is no array");
        return null;
    }

    private @Nullable JsonNode value(String field) {
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }

    /// Depth is bounded by the JSON parser.
    private String path() {
        if (parent == null) {
            return name;
        }
        String above = parent.path();
        String own = index < 0 ? name : name + "[" + index + "]";
        return above.isEmpty() ? own : above + "." + own;
    }
}
