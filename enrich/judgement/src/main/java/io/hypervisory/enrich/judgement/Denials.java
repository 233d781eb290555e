package io.hypervisory.enrich.judgement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How sentences deny what a phrase says, as data: `denials.yaml` tells what each key means.
/// Immutable, thread-safe.
///
/// @param words phrases by the part that they play
/// @param does what a denial does in each dimension; one that is missing is left alone
record Denials(Map<Role, List<String>> words, Map<Dimension, Does> does) {
    private static final Set<String> DOES_KEYS = Set.of("does", "before", "after", "asides");

    Denials {
        words = Map.copyOf(words);
        does = Map.copyOf(does);
    }

    /// What words do to the clause that they stand in.
    enum Role {
        /// Deny what follows.
        BEFORE,
        /// Deny what they follow.
        AFTER,
        /// Hold words of denial that deny nothing.
        EXCEPT,
        /// Begin a clause.
        CLAUSES,
        /// Carry a denial on: `or`.
        LINKS,
        /// Tell of what was, or goes wrong.
        ASIDES;

        int bit() {
            return 1 << ordinal();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Effect {
        /// A yes becomes a no.
        TURN,
        /// The rule does not speak.
        SILENCE
    }

    /// @param before, after most words between a denial and the phrase
    /// @param asides whether an aside silences
    record Does(Effect effect, int before, int after, boolean asides) {}

    /// Of a text in which nothing is denied.
    static Denials none() {
        return new Denials(Map.of(), Map.of());
    }

    /// @param file named in faults
    static Denials read(String file, byte[] yaml) {
        Map<String, Role> roles =
                List.of(Role.values()).stream()
                        .collect(Collectors.toMap(Role::word, Function.identity()));
        var known = new LinkedHashSet<>(roles.keySet());
        known.add("dimensions");
        Lines root = Lines.read(file, yaml);
        Map<String, Lines> keys = root.entries(file, known);
        var words = new EnumMap<Role, List<String>>(Role.class);
        roles.forEach((key, role) -> words.put(role, phrases(file, required(file, root, key))));
        var does = new EnumMap<Dimension, Does>(Dimension.class);
        Set<String> names =
                List.of(Dimension.values()).stream()
                        .map(Dimension::word)
                        .collect(Collectors.toSet());
        required(file, root, "dimensions")
                .entries(file, names)
                .forEach((name, each) ->
                        does.put(Objects.requireNonNull(Dimension.named(name)), does(file, each)));
        return new Denials(words, does);
    }

    private static Lines required(String file, Lines of, String key) {
        Lines value = of instanceof Lines.Entries(int _, var entries) ? entries.get(key) : null;
        if (value == null) {
            throw new Lines.Fault(file, of.line(), "`" + key + "` is missing");
        }
        return value;
    }

    private static List<String> phrases(String file, Lines said) {
        var phrases = new ArrayList<String>();
        for (Lines each : said.list()) {
            String text = each.text(file);
            try {
                phrases.addAll(Alternatives.of(text));
            } catch (IllegalArgumentException e) {
                throw new Lines.Fault(file, each.line(), String.valueOf(e.getMessage()));
            }
        }
        return phrases;
    }

    private static Does does(String file, Lines said) {
        said.entries(file, DOES_KEYS);
        Lines effect = required(file, said, "does");
        Lines asides = required(file, said, "asides");
        return new Does(
                switch (effect.text(file)) {
                    case "turn" -> Effect.TURN;
                    case "silence" -> Effect.SILENCE;
                    default ->
                            throw new Lines.Fault(
                                    file, effect.line(), "a denial does turn or silence");
                },
                reach(file, required(file, said, "before")),
                reach(file, required(file, said, "after")),
                Lines.isYes(file, asides, "asides"));
    }

    private static int reach(String file, Lines said) {
        double number = said.number(file);
        if (number < 0 || number != Math.rint(number)) {
            throw new Lines.Fault(file, said.line(), "a reach is a whole number of words");
        }
        return (int) number;
    }

    /// All that decides what is denied, in one order.
    String canonical() {
        return List.of(Role.values()).stream()
                        .map(role -> words.getOrDefault(role, List.of()).toString())
                        .collect(Collectors.joining("\n"))
                + new TreeMap<>(does);
    }
}
