package io.hypervisory.ingest.contract;

import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One pass over a text for many grammars: at each place where a word begins, only those are tried
/// whose first letters stand there. Patterns that are searched for one after the other cost thirty
/// times as much. Thread-safe.
final class IdScan {
    private static final int ASCII = 128;

    private final List<IdRule> rules;

    /// Numbers of the rules that may begin with two characters, at `first * 128 + second`.
    private final int[][] byFirstTwo = new int[ASCII * ASCII][];

    IdScan(List<IdRule> rules) {
        this.rules = List.copyOf(rules);
        for (int pair = 0; pair < byFirstTwo.length; pair++) {
            byFirstTwo[pair] = beginningWith((char) (pair / ASCII) + "" + (char) (pair % ASCII));
        }
    }

    private int[] beginningWith(String firstTwo) {
        return IntStream.range(0, rules.size())
                .filter(number ->
                        rules.get(number).beginnings().stream()
                                .map(beginning -> beginning.substring(0, 2))
                                .anyMatch(two -> IdRule.begins(firstTwo, 0, two)))
                .toArray();
    }

    /// Tells of each match, in the order of the text, with the number of its rule. A text inside a
    /// match is not looked at again.
    void scan(String text, ObjIntConsumer<MatchResult> found) {
        var matchers = new @Nullable Matcher[rules.size()];
        int last = text.length() - 1;
        for (int at = 0; at < last; at++) {
            char first = text.charAt(at);
            char second = text.charAt(at + 1);
            if (first < ASCII
                    && second < ASCII
                    && byFirstTwo[first * ASCII + second].length > 0
                    && (at == 0 || !isLetter(text.charAt(at - 1)))) {
                at = Math.max(at, match(text, at, matchers, found) - 1);
            }
        }
    }

    private int match(
            String text, int at, @Nullable Matcher[] matchers, ObjIntConsumer<MatchResult> found) {
        boolean inWord = at > 0 && isDigitOrLine(text.charAt(at - 1));
        for (int number : byFirstTwo[text.charAt(at) * ASCII + text.charAt(at + 1)]) {
            IdRule rule = rules.get(number);
            if (inWord && !rule.afterDigits() || !rule.mayBegin(text, at)) {
                continue;
            }
            Matcher matcher = matchers[number];
            if (matcher == null) {
                matcher = rule.pattern().matcher(text).useTransparentBounds(true);
                matchers[number] = matcher;
            }
            if (matcher.region(at, text.length()).lookingAt()) {
                found.accept(matcher.toMatchResult(), number);
                return matcher.end();
            }
        }
        return at;
    }

    private static boolean isDigitOrLine(char c) {
        return c == '_' || c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
