package io.hypervisory.ingest.contract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One grammar: what it names, how such an id begins, its whole pattern, and how a match becomes
/// `vendor/id` (or a CVE).
///
/// @param beginnings in lower case; at least two characters, `#` is any digit; where none of them
///   stands the pattern is not tried
/// @param afterDigits may follow a digit directly, as in `CVE-2015-2442CVE-2015-2446`
/// @param pattern tried where it may begin, never searched for; it is bounded, so that a hostile
///   text costs no more than another
record IdRule(
        Mention.Kind kind,
        List<String> beginnings,
        boolean afterDigits,
        Pattern pattern,
        Function<MatchResult, String> normal) {
    static IdRule advisory(
            List<String> beginnings, String regex, Function<MatchResult, String> normal) {
        return of(Mention.Kind.ADVISORY, beginnings, regex, normal);
    }

    static IdRule patch(
            List<String> beginnings, String regex, Function<MatchResult, String> normal) {
        return of(Mention.Kind.PATCH, beginnings, regex, normal);
    }

    static IdRule kb(List<String> beginnings, String regex, Function<MatchResult, String> normal) {
        return of(Mention.Kind.KB, beginnings, regex, normal);
    }

    static IdRule of(
            Mention.Kind kind,
            List<String> beginnings,
            String regex,
            Function<MatchResult, String> normal) {
        return new IdRule(
                kind, beginnings, false, Pattern.compile(regex, CASE_INSENSITIVE), normal);
    }

    Mention mention(MatchResult match) {
        return new Mention(kind, normal.apply(match), match.group());
    }

    /// Whether the text goes on here as one of the beginnings; ASCII letters of either case.
    boolean mayBegin(String text, int at) {
        for (String beginning : beginnings) {
            if (begins(text, at, beginning)) {
                return true;
            }
        }
        return false;
    }

    static boolean begins(String text, int at, String beginning) {
        int length = beginning.length();
        if (at + length > text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char wanted = beginning.charAt(i);
            char there = text.charAt(at + i);
            boolean same =
                    wanted == '#'
                            ? there >= '0' && there <= '9'
                            : wanted == (there >= 'A' && there <= 'Z' ? there + 32 : there);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
