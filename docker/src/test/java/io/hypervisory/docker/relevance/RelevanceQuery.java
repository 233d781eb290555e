package io.hypervisory.docker.relevance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One question and its right answers, by somebody who had not seen how words are analysed.
///
/// @param group of questions that are measured together
/// @param expected ids of which any is right; none where there is no answer
/// @param note why
record RelevanceQuery(String group, String query, Set<String> expected, String note) {
    static final String NO_ANSWER = "no-answer";

    /// Groups whose questions are in words of the notices; the others are about names and ids.
    private static final Set<String> IN_WORDS = Set.of("symptoms", "combined", "typing-errors");

    private static final Pattern CLAUSE = Pattern.compile("\\S+:\\S+");
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}.'-]*\\p{L}[\\p{L}\\p{N}.'-]*");
    private static final Set<String> SMALL =
            Set.of(
                    "and", "are", "because", "before", "but", "can", "does", "for", "from", "has",
                    "into", "its", "just", "must", "needs", "not", "outside", "that", "the", "this",
                    "through", "uses", "when", "will", "with");

    /// Letters by which a word is recognised, whatever its ending.
    private static final int STEM = 5;

    RelevanceQuery {
        expected = Set.copyOf(expected);
    }

    static List<RelevanceQuery> all() throws IOException {
        try (var in =
                Objects.requireNonNull(RelevanceQuery.class.getResourceAsStream("queries.jsonl"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> Json.read(line.getBytes(UTF_8), RelevanceQuery.class))
                    .toList();
        }
    }

    /// Whether any right answer holds at least half of the words that are asked: what a record says
    /// nowhere, nobody can find. A word typed wrong is not held against it.
    ///
    /// @param records right answers as text, in small letters
    boolean isSaidIn(List<String> records) {
        Set<String> words = words();
        long free = group.equals("typing-errors") ? 1 : 0;
        return !IN_WORDS.contains(group)
                || records.stream()
                        .anyMatch(record -> 2 * (held(words, record) + free) >= words.size());
    }

    private static long held(Set<String> words, String record) {
        return words.stream().filter(record::contains).count();
    }

    private Set<String> words() {
        return WORD.matcher(CLAUSE.matcher(query).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2 && !SMALL.contains(word))
                .map(word -> word.substring(0, Math.min(STEM, word.length())))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
