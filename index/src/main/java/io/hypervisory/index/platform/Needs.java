package io.hypervisory.index.platform;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import io.hypervisory.enrich.judgement.cadence.Fix;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Field;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether one has the problem that a fix is for: a query in the query language over a fix's
/// symptoms (`fixes:`), hardware (`hardware:`) and words, evaluated here and not by the search
/// server. Bare words are looked for as they are written, not by their stems. Thread-safe.
public final class Needs {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}*?]+");

    private Needs() {}

    /// @throws IllegalArgumentException when the query asks for what a fix is not asked; the
    ///   message names it
    public static Predicate<Fix> of(Clause clause) {
        return switch (clause) {
            case Clause.MatchAll _ -> _ -> true;
            case Clause.And(var parts) -> all(parts);
            case Clause.Or(var parts) ->
                    all(parts.stream().<Clause>map(Clause.Not::new).toList()).negate();
            case Clause.Not(var part) -> of(part).negate();
            case Clause.Term(var field, var value) -> literal(field, value);
            case Clause.Phrase(var field, var text, int slop) -> phrase(field, text, slop);
            case Clause.Pattern(var field, var pattern) -> matching(field, glob(pattern));
            case Clause.Exists(var field) -> {
                refuseOthers(field);
                yield fix -> !values(field, fix).isEmpty();
            }
            case Clause.Either(var written, _) -> of(written);
            case Clause.Similar _, Clause.Most _ ->
                    throw new IllegalArgumentException("a fix is asked by words as they are");
            case Clause.Range(var field, _, _, _, _) -> throw refused(field);
            case Clause.Period(var field, _, _) -> throw refused(field);
            case Clause.Age _ -> throw refused(Field.AGE);
            case Clause.Affects _ -> throw refused(Field.AFFECTS);
        };
    }

    private static Predicate<Fix> all(List<Clause> parts) {
        List<Predicate<Fix>> each = parts.stream().map(Needs::of).toList();
        return fix -> each.stream().allMatch(one -> one.test(fix));
    }

    private static Predicate<Fix> phrase(Field field, String text, int slop) {
        if (slop > 0) {
            throw new IllegalArgumentException("a distance (~) is not offered here");
        }
        return literal(field, text);
    }

    private static Predicate<Fix> literal(Field field, String value) {
        if (field != Field.ANY) {
            refuseOthers(field);
            return fix -> values(field, fix).stream().anyMatch(value::equalsIgnoreCase);
        }
        String words = words(value);
        return fix -> texts(fix).anyMatch(text -> words(text).contains(words));
    }

    private static Predicate<Fix> matching(Field field, Pattern pattern) {
        if (field != Field.ANY) {
            refuseOthers(field);
            return fix ->
                    values(field, fix).stream().anyMatch(value -> pattern.matcher(value).matches());
        }
        return fix ->
                texts(fix)
                        .flatMap(text -> Stream.of(NO_WORD.split(text)))
                        .anyMatch(word -> pattern.matcher(word).matches());
    }

    private static Collection<String> values(Field field, Fix fix) {
        return field == Field.FIXES ? fix.about().symptoms() : fix.about().hardware();
    }

    private static Stream<String> texts(Fix fix) {
        var about = fix.about();
        return Stream.of(
                        Stream.of(about.title(), about.text()),
                        about.symptoms().stream(),
                        about.hardware().stream())
                .flatMap(each -> each);
    }

    /// In small letters, one blank between two words, before the first and behind the last.
    private static String words(String text) {
        return " " + NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }

    private static Pattern glob(String pattern) {
        var expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                case '\\' -> {
                    i++;
                    expression.append(
                            Pattern.quote(
                                    i < pattern.length() ? pattern.substring(i, i + 1) : "\\"));
                }
                default -> expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(
                expression.toString(), CASE_INSENSITIVE | UNICODE_CASE | Pattern.DOTALL);
    }

    private static void refuseOthers(Field field) {
        if (field != Field.FIXES && field != Field.HARDWARE) {
            throw refused(field);
        }
    }

    private static IllegalArgumentException refused(Field field) {
        return new IllegalArgumentException(
                "a fix is asked by fixes:, hardware: and words, not by " + field.written() + ":");
    }
}
