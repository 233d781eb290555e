package io.hypervisory.index.document;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// The words by which an id is found: itself, with and without its vendor, and every run of its
/// parts, as written and without separators. `vmware/ESX350-200802401-BG` gives `esx350`,
/// `200802401`, `esx350-200802401`, `esx350200802401`, … A run of few digits alone is no name of
/// anything.
final class IdTokens {
    private static final Pattern SEPARATOR = Pattern.compile("[-_:./\\s]+");
    private static final int MOST_PARTS = 6;
    private static final int FEW_DIGITS = 4;

    private IdTokens() {}

    static List<String> of(String vendor, Collection<String> names) {
        var tokens = new LinkedHashSet<String>();
        tokens.add(vendor);
        for (String name : names) {
            addRuns(name.toLowerCase(Locale.ROOT), tokens);
        }
        return List.copyOf(tokens);
    }

    /// The whole names, as [IdKeys] writes them.
    static List<String> keys(Collection<String> names) {
        return names.stream()
                .map(name -> name.substring(name.indexOf('/') + 1))
                .flatMap(name -> IdKeys.of(name).stream())
                .distinct()
                .toList();
    }

    private static void addRuns(String name, SequencedSet<String> tokens) {
        tokens.add(name);
        var separators = SEPARATOR.matcher(name);
        var starts = new int[MOST_PARTS + 1];
        var ends = new int[MOST_PARTS + 1];
        int parts = 0;
        int start = 0;
        while (parts < MOST_PARTS && separators.find()) {
            starts[parts] = start;
            ends[parts++] = separators.start();
            start = separators.end();
        }
        starts[parts] = start;
        ends[parts++] = name.length();
        for (int first = 0; first < parts; first++) {
            for (int last = first; last < parts; last++) {
                String run = name.substring(starts[first], Math.max(starts[first], ends[last]));
                if (!run.isEmpty() && !isFewDigits(run)) {
                    tokens.add(run);
                    tokens.add(IdKeys.joined(run));
                }
            }
        }
    }

    private static boolean isFewDigits(String run) {
        return run.length() <= FEW_DIGITS && run.chars().allMatch(Character::isDigit);
    }
}
