package io.hypervisory.docker.relevance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// One question and its right answers, by somebody who had not seen how words are analysed.
///
/// @param group of questions that are measured together
/// @param expected ids of which any is right; none where there is no answer
/// @param note why
record RelevanceQuery(String group, String query, Set<String> expected, String note) {
    RelevanceQuery {
        expected = Set.copyOf(expected);
    }

    /// @param file beside this class
    static List<RelevanceQuery> all(String file) throws IOException {
        try (var in = Objects.requireNonNull(RelevanceQuery.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> Json.read(line.getBytes(UTF_8), RelevanceQuery.class))
                    .toList();
        }
    }
}
