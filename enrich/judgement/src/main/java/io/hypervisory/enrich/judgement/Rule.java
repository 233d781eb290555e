package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule as it stands in the rules file.
///
/// @param label `kind/security-fix` or `impact/host-reboot`
/// @param verdict what the rule says when it matches
/// @param when a [Signal] that must hold; null when the rule goes by words
/// @param phrases words that must stand next to each other, without regard to case and punctuation;
///   where two phrases of any rules overlap, the longer one speaks ("no reboot is required" over
///   "reboot is required")
/// @param matches texts that the rule must match, for its own test
/// @param misses texts that it must not match
record Rule(
        String id,
        String label,
        Verdict verdict,
        double confidence,
        @Nullable Signal when,
        List<String> phrases,
        List<String> matches,
        List<String> misses) {
    Rule {
        if (!label.startsWith("kind/") && !label.startsWith("impact/")) {
            throw new IllegalArgumentException(
                    "rule " + id + ": label " + label + " is neither kind/… nor impact/…");
        }
        phrases = List.copyOf(phrases);
        matches = List.copyOf(matches);
        misses = List.copyOf(misses);
        if ((when == null) == phrases.isEmpty()) {
            throw new IllegalArgumentException("rule " + id + ": needs either `when` or `phrases`");
        }
        if (when == null && (matches.isEmpty() || misses.isEmpty())) {
            throw new IllegalArgumentException(
                    "rule " + id + ": needs an example under `matches` and under `misses`");
        }
    }

    boolean isKind() {
        return label.startsWith("kind/");
    }

    /// The label without its dimension.
    String value() {
        return label.substring(label.indexOf('/') + 1);
    }
}
