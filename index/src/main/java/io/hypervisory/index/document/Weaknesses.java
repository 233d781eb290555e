package io.hypervisory.index.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// `weaknesses.txt`: words for the numbers of weaknesses, which notices give without their names.
/// Thread-safe.
final class Weaknesses {
    private static final Map<String, String> WORDS = read();

    private Weaknesses() {}

    private static Map<String, String> read() {
        try (var in =
                Objects.requireNonNull(Weaknesses.class.getResourceAsStream("weaknesses.txt"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("; ", 2))
                    .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number, and the words where it is one of those that have some.
    ///
    /// @param cwe `CWE-79`
    static String named(String cwe) {
        String words = WORDS.get(cwe);
        return words == null ? cwe : cwe + " " + words;
    }
}
