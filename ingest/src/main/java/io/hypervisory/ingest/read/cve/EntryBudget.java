package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.TokenBuffer;

/// How much of a document is held as a tree at a time. The longest entry of the corpus, one of
/// NVD's with its CPEs, has 175,000 characters; what an entry becomes must also fit into a record
/// of Kafka of 17 MiB. Used by one thread.
final class EntryBudget {
    private static final int MOST_VALUES = 400_000;
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private int values;
    private long characters;

    boolean isSpent() {
        return values > MOST_VALUES || characters > MOST_CHARACTERS;
    }

    /// The value on which the parser stands, which then stands at its end.
    ///
    /// @return null when the budget does not suffice
    @Nullable JsonNode tree(JsonParser parser) {
        try (var buffer = TokenBuffer.forGeneration()) {
            int depth = 0;
            for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                spend(parser, token);
                if (!isSpent()) {
                    buffer.copyCurrentEvent(parser);
                }
                if (depth == 0) {
                    return isSpent() ? null : Json.MAPPER.readTree(buffer.asParser());
                }
            }
        }
    }

    private void spend(JsonParser parser, JsonToken token) {
        values++;
        if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
            characters += parser.getStringLength();
        }
    }
}
