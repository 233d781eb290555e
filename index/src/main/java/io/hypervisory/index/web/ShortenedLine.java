package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.enrich.contract.Shortened.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says on one line what a record leaves out: lists of one name are counted together, wherever they
/// stand.
final class ShortenedLine {
    /// How many of one name there were and were kept.
    private record Sum(Unit unit, long of, long kept) {
        static Sum of(Shortened one) {
            return new Sum(one.unit(), one.of(), one.kept());
        }

        Sum and(Sum other) {
            return new Sum(unit, of + other.of, kept + other.kept);
        }

        String words(String name) {
            String unitName = unit == Unit.CHARACTERS ? " characters" : "";
            return String.format(Locale.ROOT, "%s %,d of %,d%s", name, kept, of, unitName);
        }
    }

    private ShortenedLine() {}

    /// Null when nothing is left out.
    static @Nullable String of(Entry entry) {
        if (entry.shortened().isEmpty()) {
            return null;
        }
        var sums = new LinkedHashMap<String, Sum>();
        entry.shortened().forEach(one -> sums.merge(name(one.place()), Sum.of(one), Sum::and));
        String lost =
                sums.entrySet().stream()
                        .map(each -> each.getValue().words(each.getKey()))
                        .collect(Collectors.joining(", "));
        String where = entry.lineage().witnesses().size() > 1 ? "documents" : "document";
        return "Shortened: " + lost + "; the whole is in the " + where;
    }

    /// `/content/vulnerabilities/3/statuses/fixed` is `vulnerabilities statuses fixed`.
    private static String name(String pointer) {
        return Arrays.stream(pointer.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("content"))
                .filter(part -> !part.chars().allMatch(Character::isDigit))
                .collect(Collectors.joining(" "));
    }
}
