package io.hypervisory.enrich.judgement;

import java.util.List;

/// Where sentences end in what publishers write: at a mark with space behind it that no small
/// letter follows, at an empty line, and before an item of a list. A question is one with its `Yes`
/// or `No`.
final class Sentences {
    /// A label before a colon is no longer, in characters.
    private static final int LONGEST_LABEL = 60;

    private static final List<String> YES = List.of("yes", "ja");
    private static final List<String> NO = List.of("no", "none", "nein");

    private static final String BULLETS = "-*\u2022\u00b7\u2013\u25cf";

    private Sentences() {}

    /// @param at a place without letter or digit
    static boolean endsAt(String text, int at) {
        return switch (text.charAt(at)) {
            case '.', '!' -> goesOnAnew(text, at + 1);
            case '?' ->
                    goesOnAnew(text, at + 1)
                            && !isDenied(text, at + 1)
                            && !isAnswered(text, at + 1, YES);
            case '\n' -> lineEnds(text, at + 1);
            default -> false;
        };
    }

    private static boolean goesOnAnew(String text, int from) {
        int at = from;
        while (at < text.length() && "\"')]\u201d\u2019".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int next = afterSpace(text, at);
        return next == text.length() || (next > at && !Character.isLowerCase(text.charAt(next)));
    }

    /// Whether what stands behind a question mark is a no.
    static boolean isDenied(String text, int from) {
        return isAnswered(text, from, NO);
    }

    /// On the same line, or in the next cell.
    private static boolean isAnswered(String text, int from, List<String> answers) {
        int at = from;
        while (at < text.length() && " \t|*:".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        for (String answer : answers) {
            int end = at + answer.length();
            if (text.regionMatches(true, at, answer, 0, answer.length()) && isWhole(text, end)) {
                return true;
            }
        }
        return false;
    }

    /// `No` is an answer, `No reboot is required.` a sentence.
    private static boolean isWhole(String text, int end) {
        int at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at))
                || text.substring(end, at).indexOf('\t') >= 0;
    }

    private static int afterSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean lineEnds(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
            return true;
        }
        if (BULLETS.indexOf(text.charAt(at)) >= 0) {
            return spaceAt(text, at + 1);
        }
        return isNumbered(text, at);
    }

    /// Whether a line of a table ends here, or a line before a label with its value. The sentence
    /// goes on, but what one line denies is nothing to the next.
    ///
    /// @param at a place without letter or digit
    static boolean endsRow(String text, int at) {
        if (text.charAt(at) != '\n') {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return isOfTable(text, at) || isLabelled(text, next);
    }

    /// Whether the line that ends here has cells.
    private static boolean isOfTable(String text, int end) {
        for (int at = end - 1; at >= 0 && text.charAt(at) != '\n'; at--) {
            if (text.charAt(at) == '|' || text.charAt(at) == '\t') {
                return at > 0 && text.charAt(at - 1) != '\n';
            }
        }
        return false;
    }

    /// `Host Reboot Required: Yes`; a web address is no label.
    private static boolean isLabelled(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST_LABEL);
        for (int at = from; at < most; at++) {
            char c = text.charAt(at);
            if (c == ':') {
                return at > from
                        && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
            }
            if (!Character.isLetterOrDigit(c) && " -/()_'".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    /// `1.`, `12)`, `a.`
    private static boolean isNumbered(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 2 && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == from && at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at > from
                && at < text.length()
                && (text.charAt(at) == '.' || text.charAt(at) == ')')
                && spaceAt(text, at + 1);
    }

    private static boolean spaceAt(String text, int at) {
        return at < text.length() && text.charAt(at) == ' ';
    }
}
