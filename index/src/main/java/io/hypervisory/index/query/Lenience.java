package io.hypervisory.index.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What to ask when nothing has every word of an expanded query: words may be typed wrong, or one
/// may have asked in more words than the answer has. Ids, versions, years, what vendors, products,
/// their parts and flaws are called, what must not be needed and other names are never left out;
/// what stands nowhere at all only beside enough that does: else there is no answer. Clauses with
/// fields, negations and alternatives stay as they are. Pure.
public final class Lenience {
    /// Of the weight of all words; rare ones weigh more.
    private static final double MOST = 0.3;

    /// Beside documents that have all of them.
    private static final double NEARLY_ALL = 0.6;

    private static final int FEWEST_WORDS = 2;
    private static final int FEWEST_BESIDE = 3;
    private static final int FEWEST_OF_TITLE = 3;

    /// Of all documents that have a word: a name that more of them have says little.
    private static final double COMMON = 0.01;

    private static final Set<Field> NAMES =
            Set.of(Field.VENDOR, Field.PLATFORMS, Field.COMPONENT, Field.CVE, Field.IMPACT_NO);

    /// Words with fewer letters are too near to each other.
    private static final Pattern TYPED =
            Pattern.compile("(?=(?:.*\\p{L}){4})(?!(?:.*\\d){3})[\\p{L}\\p{N}][\\p{L}\\p{N}'-]*");

    /// A capital and a small letter, as names have that no table lists.
    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}.*");

    private final List<Clause> strict = new ArrayList<>();
    private final List<Clause> words = new ArrayList<>();

    private Lenience() {}

    /// The words of an expanded query.
    public static Lenience of(Clause tree) {
        var lenience = new Lenience();
        for (Clause part : parts(tree)) {
            (isWord(part) ? lenience.words : lenience.strict).add(part);
        }
        return lenience;
    }

    private static boolean isWord(Clause clause) {
        return clause instanceof Clause.Either
                || clause instanceof Clause.Term(var field, _) && field == Field.ANY;
    }

    /// Each word or name of the query.
    public List<Clause> words() {
        return List.copyOf(words);
    }

    /// The query with words like those that were typed, for which `isMistyped` holds.
    public Lenience similar(Predicate<Clause> isMistyped) {
        return with(word -> isMistyped.test(word) ? similar(word) : word);
    }

    private static Clause similar(Clause word) {
        if (!(word instanceof Clause.Term(_, var text)) || !TYPED.matcher(text).matches()) {
            return word;
        }
        var others = new ArrayList<Clause>(List.of(new Clause.Similar(text)));
        others.addAll(Vocabulary.STANDARD.near(text));
        return new Clause.Either(word, others);
    }

    private Lenience with(UnaryOperator<Clause> change) {
        var other = new Lenience();
        other.strict.addAll(strict);
        words.forEach(word -> other.words.add(change.apply(word)));
        return other;
    }

    /// The query, every word of which must be found.
    public Clause all() {
        return and(strict, words);
    }

    /// Whether enough words stand somewhere to ask for most of them.
    ///
    /// @param found how many documents have the word
    public boolean isAnswerable(ToLongFunction<Clause> found) {
        long known = words.stream().filter(word -> found.applyAsLong(word) > 0).count();
        return known == words.size() || known >= FEWEST_BESIDE;
    }

    /// The query with most of its words found.
    ///
    /// @param found how many documents have the word
    /// @param of all documents
    /// @return what needs every word where there are too few to leave one out
    public Clause most(ToLongFunction<Clause> found, long of) {
        return weighed(found, of, FEWEST_WORDS, MOST);
    }

    /// Whether one word of the query may be left out where few documents have all of them.
    public boolean isLong() {
        return words.size() >= FEWEST_BESIDE;
    }

    /// What has every word, and beside it what has nearly all of their weight: a long text may have
    /// all words by chance, and a short one that is about them lack one.
    ///
    /// @param found how many documents have the word
    /// @param of all documents
    /// @return what needs every word where there are too few to leave one out
    public Clause nearlyAll(ToLongFunction<Clause> found, long of) {
        return weighed(found, of, FEWEST_BESIDE, NEARLY_ALL);
    }

    private Clause weighed(ToLongFunction<Clause> found, long of, int fewest, double least) {
        var needed = new ArrayList<>(strict);
        var some = new ArrayList<Clause.Weighted>();
        for (Clause word : words) {
            long holding = found.applyAsLong(word);
            if (isExact(word) || isNamed(word) || isName(word) && holding < of * COMMON) {
                needed.add(word);
            }
            double rarity = Math.log(1 + (double) of / Math.max(1, holding));
            some.add(new Clause.Weighted(word, rarity));
        }
        return some.size() < fewest ? all() : and(needed, List.of(new Clause.Most(some, least)));
    }

    /// An id, a version or a year.
    private static boolean isExact(Clause word) {
        return switch (word) {
            case Clause.Term(_, var text) -> text.chars().anyMatch(Character::isDigit);
            case Clause.Either(var written, var others) ->
                    others.stream().noneMatch(Clause.Similar.class::isInstance) && isExact(written);
            case Clause.And(var parts) -> parts.stream().anyMatch(Lenience::isExact);
            default -> false;
        };
    }

    /// Of something that is in no table, `Android`. What begins with a capital because it begins a
    /// sentence, or because all words do, is none.
    private boolean isName(Clause word) {
        return !word.equals(words.getFirst())
                && typed(word).allMatch(text -> NAME.matcher(text).matches())
                && !isTitle();
    }

    private boolean isTitle() {
        List<String> prose =
                words.stream()
                        .filter(word -> !isNamed(word))
                        .flatMap(Lenience::typed)
                        .filter(text -> text.chars().anyMatch(Character::isLowerCase))
                        .toList();
        return prose.size() >= FEWEST_OF_TITLE
                && prose.stream().allMatch(text -> NAME.matcher(text).matches());
    }

    private static Stream<String> typed(Clause word) {
        return switch (word) {
            case Clause.Term(_, var text) -> Stream.of(text);
            case Clause.Either(var written, _) -> typed(written);
            case Clause.And(var parts) -> parts.stream().flatMap(Lenience::typed);
            default -> Stream.of("");
        };
    }

    /// A vendor, a product or a part of one, a flaw that has a name, or what applying must not
    /// cost.
    private static boolean isNamed(Clause word) {
        return word instanceof Clause.Either(_, var others)
                && others.stream()
                        .anyMatch(other ->
                                other instanceof Clause.Term(var field, _)
                                        && NAMES.contains(field));
    }

    /// Either of two queries. What both demand is demanded beside them, so that it stands where
    /// chosen values are looked for.
    ///
    /// @param better counts more
    public static Clause either(Clause better, Clause other) {
        var common = new ArrayList<>(parts(better));
        common.retainAll(parts(other));
        var further = new ArrayList<>(parts(other));
        further.removeAll(common);
        var first = new ArrayList<>(parts(better));
        first.removeAll(common);
        return first.isEmpty() || further.isEmpty()
                ? better
                : and(
                        common,
                        List.of(
                                new Clause.Either(
                                        and(List.of(), first), List.of(and(List.of(), further)))));
    }

    private static List<Clause> parts(Clause tree) {
        return tree instanceof Clause.And(var parts) ? parts : List.of(tree);
    }

    private static Clause and(List<Clause> some, List<Clause> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all.size() == 1 ? all.getFirst() : new Clause.And(all);
    }
}
