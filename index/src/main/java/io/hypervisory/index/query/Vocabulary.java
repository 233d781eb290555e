package io.hypervisory.index.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// `names.txt`: names of one thing, beside those of vendors and products. Thread-safe.
final class Vocabulary {
    static final Vocabulary STANDARD = read("names.txt");

    /// By name, what else it is called or where else it is judged to be.
    private final Map<String, List<Clause>> others;

    private final int longest;

    private Vocabulary(Map<String, List<Clause>> others) {
        this.others = Map.copyOf(others);
        longest = others.keySet().stream().mapToInt(name -> name.split(" ").length).max().orElse(0);
    }

    private static Vocabulary read(String resource) {
        var others = new HashMap<String, List<Clause>>();
        try (var in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(resource))) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(List.of(line.split("\\s*;\\s*")), others));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vocabulary(others);
    }

    private static void add(List<String> names, Map<String, List<Clause>> others) {
        for (String name : names) {
            if (name.indexOf(':') < 0) {
                for (String other : names) {
                    if (!other.equals(name)) {
                        others.computeIfAbsent(name, _ -> new ArrayList<>()).add(clause(other));
                    }
                }
            }
        }
    }

    private static Clause clause(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? named(name)
                : new Clause.Term(
                        Field.of(name.substring(0, colon)).orElseThrow(),
                        name.substring(colon + 1));
    }

    /// Words in order, anywhere.
    static Clause named(String name) {
        return name.indexOf(' ') < 0
                ? new Clause.Term(Field.ANY, name)
                : new Clause.Phrase(Field.ANY, name, 0);
    }

    /// Empty when the name is not known.
    List<Clause> others(String name) {
        return others.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /// In words.
    int longest() {
        return longest;
    }
}
