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
/// @param expected ids of which any is right, by the question's author; none where there is no
///   answer
/// @param judged further right answers among what was found, by somebody who read them and knew no
///   analyser: the author had not seen the documents that the archive stands among
/// @param note why
record RelevanceQuery(
        String group, String query, Set<String> expected, Set<String> judged, String note) {
    RelevanceQuery {
        expected = Set.copyOf(expected);
        judged = Set.copyOf(judged);
    }

    boolean isRight(String id) {
        return expected.contains(id) || judged.contains(id);
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
