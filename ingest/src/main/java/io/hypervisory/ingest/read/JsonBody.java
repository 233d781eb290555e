package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

/// A document's body as JSON.
public sealed interface JsonBody {
    record Root(JsonNode node) implements JsonBody {}

    /// No JSON, with a reason for [Reading.Rejected].
    record NoJson(String reason, String error) implements JsonBody {
        public Reading.Rejected rejected() {
            return new Reading.Rejected(reason, error);
        }
    }

    static JsonBody of(Document document) {
        String head = Text.head(document.body(), 256).strip();
        if (head.isEmpty()) {
            return new NoJson("empty", "no bytes but white space");
        }
        if (head.startsWith("<")) {
            return new NoJson("html-instead", "markup where JSON was expected");
        }
        try {
            return new Root(Json.MAPPER.readTree(document.body()));
        } catch (UnexpectedEndOfInputException e) {
            return new NoJson("truncated", String.valueOf(e.getOriginalMessage()));
        } catch (StreamConstraintsException e) {
            return new NoJson("beyond-limits", String.valueOf(e.getOriginalMessage()));
        } catch (JacksonException e) {
            return new NoJson("not-json", String.valueOf(e.getOriginalMessage()));
        }
    }
}
