package io.hypervisory.enrich.judgement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rules made ready: phrases in one tree, conditions by field, everything numbered. Rules stand in
/// the order of their ids, so that where they came from cannot matter. Immutable, thread-safe.
final class RuleBook {
    private static final int[] NONE = {};

    private final List<Rule> rules;
    private final PhraseTrie trie;
    private final int[][] rulesOfPhrase;
    private final boolean[] isAskedOfAll;
    private final int[][] with;
    private final int[][] unless;
    private final int[][] nowhere;
    private final int[][] anywhere;
    private final int[][] when;
    private final int[] places;
    private final int[] ofFields;
    private final int[] following;
    private final int[] ofAbsence;
    private final Denials denials;
    private final int[] roles;
    private final boolean[] isDeniableWithin;
    private final List<Condition> conditions;
    private final Map<Field, int[]> conditionsOf = new EnumMap<>(Field.class);
    private final Set<Field> fields = EnumSet.noneOf(Field.class);

    RuleBook(List<Rule> unordered, Denials denials) {
        this.denials = denials;
        rules = unordered.stream().sorted(Comparator.comparing(Rule::id)).toList();
        var phrases = new PhraseTrie.Builder();
        var spoken = new LinkedHashMap<Integer, List<Integer>>();
        var numbers = new LinkedHashMap<Condition, Integer>();
        int count = rules.size();
        with = new int[count][];
        unless = new int[count][];
        nowhere = new int[count][];
        anywhere = new int[count][];
        when = new int[count][];
        places = new int[count];
        for (int i = 0; i < count; i++) {
            Rule rule = rules.get(i);
            for (int phrase : numbered(rule.phrases(), phrases)) {
                spoken.computeIfAbsent(phrase, _ -> new ArrayList<>()).add(i);
            }
            with[i] = numbered(rule.with(), phrases);
            unless[i] = numbered(rule.unless(), phrases);
            nowhere[i] = numbered(rule.nowhere(), phrases);
            anywhere[i] = numbered(rule.anywhere(), phrases);
            places[i] = rule.places();
            when[i] =
                    rule.when().stream()
                            .mapToInt(each -> numbers.computeIfAbsent(each, _ -> numbers.size()))
                            .toArray();
        }
        var playing = new LinkedHashMap<Integer, Integer>();
        denials.words()
                .forEach((role, texts) -> {
                    for (int phrase : numbered(texts, phrases)) {
                        playing.merge(phrase, role.bit(), (one, other) -> one | other);
                    }
                });
        trie = phrases.build();
        roles = new int[phrases.size()];
        playing.forEach((phrase, bits) -> roles[phrase] = bits);
        isDeniableWithin = new boolean[phrases.size()];
        rules.forEach(rule -> rule.phrases().forEach(text -> markWithin(text, phrases)));
        rulesOfPhrase = new int[phrases.size()][];
        for (int i = 0; i < rulesOfPhrase.length; i++) {
            rulesOfPhrase[i] = array(spoken.getOrDefault(i, List.of()));
        }
        isAskedOfAll = new boolean[phrases.size()];
        markAll(nowhere);
        markAll(anywhere);
        conditions = List.copyOf(numbers.keySet());
        byField();
        ofFields = those(rule -> rule.phrases().isEmpty() && !rule.isDerived());
        following = those(rule -> rule.isDerived() && rule.absent().isEmpty());
        ofAbsence = those(rule -> !rule.absent().isEmpty());
    }

    private int[] those(Predicate<Rule> wanted) {
        return IntStream.range(0, rules.size()).filter(i -> wanted.test(rules.get(i))).toArray();
    }

    private void byField() {
        var byField = new EnumMap<Field, List<Integer>>(Field.class);
        for (int i = 0; i < conditions.size(); i++) {
            byField.computeIfAbsent(conditions.get(i).field(), _ -> new ArrayList<>()).add(i);
        }
        byField.forEach((field, all) -> conditionsOf.put(field, array(all)));
        fields.addAll(byField.keySet());
    }

    /// A phrase with room for further words, none of whose own denies.
    private void markWithin(String text, PhraseTrie.Builder phrases) {
        List<Phrase.Step> steps = Phrase.parse(text).steps();
        var before = denials.words().getOrDefault(Denials.Role.BEFORE, List.of());
        boolean isOpen = steps.stream().anyMatch(step -> step.text().isEmpty());
        boolean denies = steps.stream().anyMatch(step -> before.contains(step.text()));
        isDeniableWithin[phrases.add(text)] = isOpen && !denies;
    }

    private void markAll(int[][] phrasesOfRules) {
        for (int[] phrases : phrasesOfRules) {
            for (int phrase : phrases) {
                isAskedOfAll[phrase] = true;
            }
        }
    }

    private static int[] numbered(List<String> texts, PhraseTrie.Builder phrases) {
        return texts.stream().mapToInt(phrases::add).distinct().sorted().toArray();
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().distinct().mapToInt(Integer::intValue).toArray();
    }

    Rule rule(int rule) {
        return rules.get(rule);
    }

    List<Rule> rules() {
        return rules;
    }

    PhraseTrie trie() {
        return trie;
    }

    int phrases() {
        return rulesOfPhrase.length;
    }

    /// Rules that go by fields alone.
    int[] ofFields() {
        return ofFields;
    }

    /// Rules that go by what others said, and by nothing that is absent.
    int[] following() {
        return following;
    }

    /// Rules that speak where something was not said.
    int[] ofAbsence() {
        return ofAbsence;
    }

    /// Rules that a phrase speaks for.
    int[] rulesOf(int phrase) {
        return rulesOfPhrase[phrase];
    }

    /// Whether any rule asks if the phrase stands anywhere.
    boolean isAskedOfAll(int phrase) {
        return isAskedOfAll[phrase];
    }

    int[] with(int rule) {
        return with[rule];
    }

    int[] unless(int rule) {
        return unless[rule];
    }

    int[] nowhere(int rule) {
        return nowhere[rule];
    }

    int[] anywhere(int rule) {
        return anywhere[rule];
    }

    /// Conditions of a rule, by number.
    int[] when(int rule) {
        return when[rule];
    }

    /// What a denial does to a rule; null when nothing.
    Denials.@Nullable Does does(int rule) {
        Rule denied = rules.get(rule);
        return denied.isDeniable() ? denials.does().get(denied.dimension()) : null;
    }

    /// The parts that a phrase plays in denials, as bits of [Denials.Role].
    int roles(int phrase) {
        return roles[phrase];
    }

    /// Whether a denial in a gap of the phrase denies it.
    boolean isDeniableWithin(int phrase) {
        return isDeniableWithin[phrase];
    }

    int places(int rule) {
        return places[rule];
    }

    int conditions() {
        return conditions.size();
    }

    Condition condition(int number) {
        return conditions.get(number);
    }

    int[] conditionsOf(Field field) {
        return conditionsOf.getOrDefault(field, NONE);
    }

    /// Fields that any rule goes by.
    Set<Field> fields() {
        return fields;
    }
}
