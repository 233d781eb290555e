package io.hypervisory.index.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `names.txt`: names of one thing, and what else finds it, beside those of vendors and products. A
/// hyphen counts as a blank, a plural as its singular. Thread-safe.
final class Vocabulary {
    static final Vocabulary STANDARD = read("names.txt");

    /// By folded name.
    private final Map<String, Named> names;

    private final int longest;

    /// @param name as the file writes it
    /// @param others what else it is called or where else it is judged to be
    private record Named(String name, Set<Clause> others) {}

    private Vocabulary(Map<String, Named> names) {
        this.names = Map.copyOf(names);
        longest = names.keySet().stream().mapToInt(name -> name.split(" ").length).max().orElse(0);
    }

    private static Vocabulary read(String resource) {
        try (var in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(resource))) {
            return of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param text lines as those of `names.txt`
    static Vocabulary of(String text) {
        var all = new HashMap<String, Named>();
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> add(line, all));
        return new Vocabulary(all);
    }

    private static void add(String line, Map<String, Named> all) {
        int arrow = line.indexOf('>');
        List<String> names = names(arrow < 0 ? line : line.substring(0, arrow));
        List<String> further = arrow < 0 ? List.of() : names(line.substring(arrow + 1));
        for (String name : names) {
            if (name.indexOf(':') < 0) {
                var others =
                        all.computeIfAbsent(
                                        folded(name), _ -> new Named(name, new LinkedHashSet<>()))
                                .others();
                others.addAll(clauses(names, name));
                others.addAll(clauses(further, name));
            }
        }
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(";")).map(String::strip).toList();
    }

    private static List<Clause> clauses(List<String> names, String except) {
        return names.stream()
                .filter(name -> !folded(name).equals(folded(except)))
                .map(Vocabulary::clause)
                .toList();
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

    private static String folded(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).replace('-', ' ').split(" "))
                .map(Vocabulary::singular)
                .collect(Collectors.joining(" "));
    }

    /// Of a regular plural or a verb's third person; `dos`, `iis` and `bypass` are none.
    private static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s") || word.matches(".*[su]s")) {
            return word;
        }
        return word.matches(".*(?:sh|ch|ss|x)es")
                ? word.substring(0, word.length() - 2)
                : word.substring(0, word.length() - 1);
    }

    /// Empty when the name is not known.
    List<Clause> others(String name) {
        Named named = names.get(folded(name));
        return named == null ? List.of() : List.copyOf(named.others());
    }

    /// The names that are like a word, each with what it means: it may be one of them, typed wrong.
    List<Clause> near(String word) {
        String typed = folded(word);
        return names.entrySet().stream()
                .filter(each -> !each.getKey().equals(typed))
                .filter(each -> Typing.isLike(typed, each.getKey()))
                .map(Map.Entry::getValue)
                .sorted(comparing(Named::name))
                .flatMap(each ->
                        Stream.concat(Stream.of(named(each.name())), each.others().stream()))
                .distinct()
                .toList();
    }

    /// In words.
    int longest() {
        return longest;
    }
}
