package io.hypervisory.enrich.merge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A content as far as a change of it is news: without the witness of each field, who may be
/// another one that says the same, and without the offsets of words, which move with the text
/// before them. Thread-safe.
final class Canonical {
    private static final JsonMapper MAPPER =
            Json.MAPPER
                    .rebuild()
                    .addMixIn(Advisory.Content.class, WithoutWitnesses.class)
                    .addMixIn(Patch.Content.class, WithoutWitnesses.class)
                    .addMixIn(Post.Content.class, WithoutWitnesses.class)
                    .addMixIn(Label.class, WithoutOffsets.class)
                    .build();

    private Canonical() {}

    @JsonIgnoreProperties("fieldWitness")
    private interface WithoutWitnesses {}

    @JsonIgnoreProperties({"start", "end"})
    private interface WithoutOffsets {}

    static String hash(Object content) {
        return Digests.sha256(MAPPER.writeValueAsBytes(content));
    }

    static String text(Object content) {
        return MAPPER.writeValueAsString(content);
    }

    /// Of a content, or of a judgement.
    static JsonNode tree(Object part) {
        return MAPPER.valueToTree(part);
    }
}
