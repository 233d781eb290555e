package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.contract.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Reads the TLP label of a CSAF document, and no more of it than that takes.
final class CsafLabel {
    private CsafLabel() {}

    /// As its publisher writes it; null when there is none, and when the bytes are no document, of
    /// which their reader will tell.
    static @Nullable String of(byte[] body) {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT
                    || !CsafPages.enters(parser, "document")) {
                return null;
            }
            JsonNode document = CsafPages.PART.readTree(parser);
            return CsafPages.text(document.path("distribution").path("tlp"), "label");
        } catch (JacksonException e) {
            return null;
        }
    }
}
