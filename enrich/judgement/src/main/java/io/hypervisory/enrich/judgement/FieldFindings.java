package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.judgement.Evidence.Where;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which conditions hold in a notice, and of which of its vulnerabilities.
final class FieldFindings {
    private final RuleBook book;

    /// For each condition: the part that has a value which it names, and where the first stands.
    private final List<Map<Integer, Where>> named;

    FieldFindings(RuleBook book, List<Evidence.Fact> facts) {
        this.book = book;
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<Integer, Where>[] byCondition = new Map[book.conditions()];
        for (Evidence.Fact fact : facts) {
            for (int condition : book.conditionsOf(fact.field())) {
                if (book.condition(condition).names(fact.label(), fact.value())) {
                    if (byCondition[condition] == null) {
                        byCondition[condition] = new HashMap<>();
                    }
                    byCondition[condition].putIfAbsent(fact.part(), fact.where());
                }
            }
        }
        named = Arrays.stream(byCondition).map(each -> each == null ? NOTHING : each).toList();
    }

    private static final Map<Integer, Where> NOTHING = Map.of();

    /// What is held of one vulnerability, or of all.
    record Held(int part, Where where) {}

    /// Whether all conditions of a rule hold together: of the whole notice, or of any one
    /// vulnerability.
    boolean holdAnywhere(int rule) {
        return book.when(rule).length == 0 || !held(rule, true).isEmpty();
    }

    /// Whether they hold of this vulnerability, what is said of the whole included.
    boolean holdOf(int rule, int part) {
        for (int condition : book.when(rule)) {
            Map<Integer, Where> by = named.get(condition);
            boolean isNamed = by.containsKey(part) || by.containsKey(Evidence.OF_ALL);
            if (isNamed == book.condition(condition).isDenial()) {
                return false;
            }
        }
        return true;
    }

    /// Of what the rule's conditions hold, and where the first of them that is a field stands.
    List<Held> held(int rule) {
        return held(rule, false);
    }

    private List<Held> held(int rule, boolean oneIsEnough) {
        if (holdOfAll(rule)) {
            return List.of(new Held(Evidence.OF_ALL, first(rule, Evidence.OF_ALL)));
        }
        var held = new java.util.ArrayList<Held>();
        for (int part : partsNamed(rule)) {
            if (holdOf(rule, part)) {
                held.add(new Held(part, first(rule, part)));
                if (oneIsEnough) {
                    return held;
                }
            }
        }
        return held;
    }

    private boolean holdOfAll(int rule) {
        for (int condition : book.when(rule)) {
            Map<Integer, Where> by = named.get(condition);
            boolean holds =
                    book.condition(condition).isDenial()
                            ? by.isEmpty()
                            : by.containsKey(Evidence.OF_ALL);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private Set<Integer> partsNamed(int rule) {
        var parts = new HashSet<Integer>();
        for (int condition : book.when(rule)) {
            if (!book.condition(condition).isDenial()) {
                parts.addAll(named.get(condition).keySet());
            }
        }
        parts.remove(Evidence.OF_ALL);
        return parts;
    }

    private Where first(int rule, int part) {
        Where ofAll = null;
        for (int condition : book.when(rule)) {
            if (!book.condition(condition).isDenial()) {
                Where own = named.get(condition).get(part);
                if (own != null) {
                    return own;
                }
                ofAll = first(ofAll, named.get(condition).get(Evidence.OF_ALL));
            }
        }
        return ofAll == null ? Where.at("") : ofAll;
    }

    private static @Nullable Where first(@Nullable Where before, @Nullable Where now) {
        return before == null ? now : before;
    }
}
