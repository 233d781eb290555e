package io.hypervisory.enrich.judgement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Phrases written as one: `(reboot|restart) the (host|hosts)` stands for four. An alternative may
/// be several words, or none; brackets without a bar are punctuation like any other.
final class Alternatives {
    /// More than anybody reads.
    private static final int MOST = 2000;

    private Alternatives() {}

    /// The phrases that a text stands for, in the order of its alternatives; one that has none
    /// stands for itself.
    ///
    /// @throws IllegalArgumentException when a bracket is not closed, stands within another, there
    ///   are too many, or one of them is no phrase
    static List<String> of(String text) {
        List<String> phrases = distinct(expanded(text));
        phrases.forEach(Phrase::parse);
        return phrases;
    }

    private static List<String> expanded(String text) {
        List<String> phrases = List.of("");
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('(', at);
            if (open < 0) {
                return joined(phrases, List.of(text.substring(at)));
            }
            int close = text.indexOf(')', open);
            if (close < 0 || text.lastIndexOf('(', close) != open) {
                throw new IllegalArgumentException(
                        "a bracket is not closed, or stands within another: \"" + text + "\"");
            }
            phrases = joined(phrases, List.of(text.substring(at, open)));
            phrases = joined(phrases, List.of(text.substring(open + 1, close).split("\\|", -1)));
            if (phrases.size() > MOST) {
                throw new IllegalArgumentException(
                        "stands for more than " + MOST + " phrases: \"" + text + "\"");
            }
            at = close + 1;
        }
        return phrases;
    }

    private static List<String> distinct(List<String> phrases) {
        var distinct = new LinkedHashSet<String>();
        phrases.forEach(phrase -> distinct.add(phrase.strip().replaceAll("\\s+", " ")));
        return List.copyOf(distinct);
    }

    private static List<String> joined(List<String> phrases, List<String> ends) {
        var joined = new ArrayList<String>(phrases.size() * ends.size());
        for (String phrase : phrases) {
            for (String end : ends) {
                joined.add(phrase + end);
            }
        }
        return joined;
    }
}
