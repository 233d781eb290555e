package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A node of a document together with the way to it. What is absent, null or of the wrong type is a
/// spot too, of which everything is empty: tests ask on without looking first. The pointer is made
/// when somebody wants it. Immutable.
final class Spot {
    private final JsonNode node;
    private final @Nullable Spot parent;
    private final String name;
    private final int index;

    private Spot(JsonNode node, @Nullable Spot parent, String name, int index) {
        this.node = node;
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /// Visits the texts of an array.
    interface Texts {
        void text(int index, String text);
    }

    static Spot root(JsonNode node) {
        return new Spot(node, null, "", -1);
    }

    JsonNode node() {
        return node;
    }

    Spot member(String member) {
        JsonNode value = node.get(member);
        JsonNode there = value == null || value.isNull() ? MissingNode.getInstance() : value;
        return new Spot(there, this, member, -1);
    }

    Spot item(int at) {
        return new Spot(node.path(at), this, "", at);
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    boolean has(String member) {
        JsonNode value = node.get(member);
        return value != null && !value.isNull();
    }

    /// The text of a member; null when absent or no string.
    @Nullable String text(String member) {
        JsonNode value = node.get(member);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    /// Whether the member is that text.
    boolean is(String member, String text) {
        return text.equals(text(member));
    }

    /// The text of this node; null when it is no string.
    @Nullable String text() {
        return node.isString() ? node.stringValue() : null;
    }

    /// The items of the array of that name, in order.
    List<Spot> each(String member) {
        JsonNode array = node.get(member);
        if (array == null || !array.isArray() || array.isEmpty()) {
            return List.of();
        }
        return member(member).items();
    }

    /// The items of this array, in order.
    List<Spot> items() {
        if (!node.isArray()) {
            return List.of();
        }
        var items = new ArrayList<Spot>(node.size());
        for (JsonNode item : node) {
            items.add(new Spot(item, this, "", items.size()));
        }
        return items;
    }

    void texts(String member, Texts visit) {
        JsonNode array = node.get(member);
        if (array == null || !array.isArray()) {
            return;
        }
        int at = 0;
        for (JsonNode item : array) {
            if (item.isString()) {
                visit.text(at, item.stringValue());
            }
            at++;
        }
    }

    /// Bounded by the depth that the JSON parser allows.
    String pointer() {
        if (parent == null) {
            return "";
        }
        String own = index < 0 ? name.replace("~", "~0").replace("/", "~1") : "" + index;
        return parent.pointer() + "/" + own;
    }
}
