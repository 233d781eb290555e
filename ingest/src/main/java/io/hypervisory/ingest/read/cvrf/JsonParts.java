package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Reading.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// CVRF in JSON as Microsoft writes it, as the parts that its XML has: `{"Value": …}` is the text
/// of an element, other values are elements in it, an array is an element for each item, and where
/// XML has an element around them (`Notes` around `Note`), so it is here. Used by one thread.
final class JsonParts {
    private static final int MOST_PARTS = 500_000;

    /// What XML calls the items of an array that is itself an element in XML.
    private static final Map<String, String> ITEMS =
            Map.ofEntries(
                    Map.entry("Notes", "Note"),
                    Map.entry("DocumentNotes", "Note"),
                    Map.entry("References", "Reference"),
                    Map.entry("DocumentReferences", "Reference"),
                    Map.entry("Acknowledgments", "Acknowledgment"),
                    Map.entry("Involvements", "Involvement"),
                    Map.entry("ProductStatuses", "Status"),
                    Map.entry("Threats", "Threat"),
                    Map.entry("CVSSScoreSets", "ScoreSet"),
                    Map.entry("Remediations", "Remediation"),
                    Map.entry("AffectedFiles", "File"),
                    Map.entry("RevisionHistory", "Revision"),
                    Map.entry("ProductGroups", "Group"));

    /// The array of a branch's branches or products.
    private static final String BRANCHED = "Items";

    private static final String TEXT = "Value";

    private final JsonParser json;
    private final Consumer<Part> taker;
    private int parts;

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private JsonParts(JsonParser json, Consumer<Part> taker) {
        this.json = json;
        this.taker = taker;
    }

    /// @param taker is given each part that stands in the root, in order
    /// @return null when the document was read to its end
    static @Nullable Rejected read(Document document, Consumer<Part> taker) {
        try (JsonParser json = Json.MAPPER.createParser(document.body())) {
            return new JsonParts(json, taker).document();
        } catch (TooMany e) {
            return new Rejected("beyond-limits", "more than " + MOST_PARTS + " values in a part");
        } catch (UnexpectedEndOfInputException e) {
            return new Rejected("truncated", e.getOriginalMessage());
        } catch (StreamConstraintsException e) {
            return new Rejected("beyond-limits", e.getOriginalMessage());
        } catch (JacksonException e) {
            return new Rejected("not-json", e.getOriginalMessage());
        }
    }

    private @Nullable Rejected document() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return new Rejected("not-cvrfdoc", "the JSON is no object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && !ITEMS.containsKey(name)) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    section(name);
                }
            } else {
                section(name);
            }
        }
        return json.nextToken() == null
                ? null
                : new Rejected("trailing-data", "more after the end of the document");
    }

    private void section(String name) {
        parts = 0;
        var made = new ArrayList<Part>(1);
        value(name, made);
        made.forEach(taker);
    }

    /// Recursion is bounded by the parser's depth.
    private void value(String name, List<Part> into) {
        if (++parts > MOST_PARTS) {
            throw new TooMany();
        }
        switch (json.currentToken()) {
            case START_OBJECT -> into.add(object(name));
            case START_ARRAY -> array(name, into);
            case VALUE_NULL -> {}
            default -> into.add(new Part(name, Map.of(), json.getString(), List.of()));
        }
    }

    private Part object(String name) {
        var children = new ArrayList<Part>();
        String text = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            boolean isText = json.nextToken().isScalarValue() && field.equals(TEXT);
            if (!isText) {
                value(field, children);
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                text = json.getString();
            }
        }
        return new Part(name, Map.of(), text, children);
    }

    private void array(String name, List<Part> into) {
        String item = ITEMS.get(name);
        var items = new ArrayList<Part>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value(item == null ? name : item, items);
        }
        if (item != null) {
            into.add(new Part(name, Map.of(), "", items));
            return;
        }
        for (Part each : items) {
            into.add(name.equals(BRANCHED) ? branched(each) : each);
        }
    }

    /// A branch has items or branches of its own, a product an id.
    private static Part branched(Part item) {
        String name = item.child("ProductID") == null ? "Branch" : "FullProductName";
        return new Part(name, Map.of(), item.text(), item.children());
    }
}
