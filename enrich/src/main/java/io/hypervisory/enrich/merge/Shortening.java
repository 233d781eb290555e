package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.enrich.contract.Shortened.Unit;
import io.hypervisory.enrich.judgement.difference.Pointers;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Copies JSON up to a measure, and remembers where something was left out. For one copy.
final class Shortening {
    private final PublicRecord.Measure measure;
    private final List<Shortened> places = new ArrayList<>();

    Shortening(PublicRecord.Measure measure) {
        this.measure = measure;
    }

    /// In the order of the document, outer before inner.
    List<Shortened> places() {
        return places;
    }

    /// @param at the node's JSON pointer
    JsonNode of(JsonNode node, String at) {
        return switch (node) {
            case ObjectNode members -> members(members, at);
            case ArrayNode lines -> lines(lines, at);
            case StringNode text -> text(text, at);
            default -> node;
        };
    }

    private ObjectNode members(ObjectNode members, String at) {
        ObjectNode copy = Json.MAPPER.createObjectNode();
        for (var member : members.properties()) {
            String name = member.getKey();
            copy.set(name, of(member.getValue(), Pointers.member(at, name)));
        }
        return copy;
    }

    private ArrayNode lines(ArrayNode lines, String at) {
        int kept = Math.min(lines.size(), measure.lines());
        remember(at, Unit.LINES, lines.size(), kept);
        ArrayNode copy = Json.MAPPER.createArrayNode();
        for (int i = 0; i < kept; i++) {
            copy.add(of(lines.get(i), Pointers.line(at, i)));
        }
        return copy;
    }

    private JsonNode text(StringNode node, String at) {
        String text = node.stringValue();
        if (text.length() <= measure.characters()) {
            return node;
        }
        int end = measure.characters();
        int kept = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        remember(at, Unit.CHARACTERS, text.length(), kept);
        return StringNode.valueOf(text.substring(0, kept));
    }

    private void remember(String at, Unit unit, int of, int kept) {
        if (kept < of) {
            places.add(new Shortened(at, unit, of, kept));
        }
    }
}
