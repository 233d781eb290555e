package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.Evidence.Where;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Applies a book of rules to evidence.
///
/// Of what several rules say of one value and verdict, one label stays: a structured field before
/// words, words before what follows from other labels; then the surest, then the first in the text.
/// Where yes and no both hold for a value, the same order says which stays, and yes where it says
/// nothing; unknown stays only beside neither.
final class Judge {
    private static final int DERIVED = 0;
    private static final int WORDS = 1;
    private static final int FIELD = 2;

    private static final Comparator<Found> BEST_FIRST =
            Comparator.comparingInt(Found::rank)
                    .thenComparingDouble(found -> found.rule().confidence())
                    .reversed()
                    .thenComparingInt(Found::text)
                    .thenComparingInt(Found::start)
                    .thenComparing(found -> found.rule().id());

    private final RuleBook book;
    private final Evidence evidence;
    private final List<Found> found = new ArrayList<>();

    private Judge(RuleBook book, Evidence evidence) {
        this.book = book;
        this.evidence = evidence;
    }

    /// @param verdict the rule's, or no where its words are denied
    /// @param text index of the text; 0 for fields
    /// @param start, end of the words in that text; -1 without
    /// @param parts indices of the vulnerabilities that it is of alone
    private record Found(
            Rule rule,
            Verdict verdict,
            int rank,
            int text,
            int start,
            int end,
            Where where,
            int[] parts) {}

    static Judge of(RuleBook book, Evidence evidence) {
        var judge = new Judge(book, evidence);
        judge.judge();
        return judge;
    }

    private void judge() {
        var fields = new FieldFindings(book, evidence.facts());
        var texts = TextFindings.of(book, fields, evidence);
        for (TextFindings.Hit hit : texts.hits()) {
            Evidence.Text text = evidence.texts().get(hit.text());
            found.add(
                    new Found(
                            book.rule(hit.rule()),
                            hit.verdict(),
                            WORDS,
                            hit.text(),
                            hit.from(),
                            hit.to(),
                            text.where(),
                            text.partsAt(hit.start())));
        }
        for (int i : book.ofFields()) {
            if (texts.allows(i)) {
                Rule rule = book.rule(i);
                for (FieldFindings.Held held : fields.held(i)) {
                    found.add(ofField(rule, FIELD, held.part(), held.where()));
                }
            }
        }
        derive(fields, texts, book.following());
        derive(fields, texts, book.ofAbsence());
    }

    private static Found ofField(Rule rule, int rank, int part, Where where) {
        int[] parts = part == Evidence.OF_ALL ? Evidence.OF_NONE : new int[] {part};
        return new Found(rule, rule.verdict(), rank, 0, -1, -1, where, parts);
    }

    /// Each turn goes by what was said before it: first what follows from labels, then what is said
    /// where labels are absent.
    private void derive(FieldFindings fields, TextFindings texts, int[] rules) {
        var said = new ArrayList<Found>();
        for (int i : rules) {
            Rule rule = book.rule(i);
            if (texts.allows(i)
                    && fields.holdAnywhere(i)
                    && rule.absent().stream().noneMatch(this::isSaid)) {
                Where where = from(rule, fields.held(i));
                if (where != null) {
                    said.add(ofField(rule, DERIVED, Evidence.OF_ALL, where));
                }
            }
        }
        found.addAll(said);
    }

    private boolean isSaid(Rule.Said wanted) {
        return evidence.given().stream().anyMatch(each -> isGiven(wanted, each))
                || found.stream().anyMatch(each -> is(wanted, each));
    }

    private static boolean isGiven(Rule.Said wanted, Rule.Said given) {
        return wanted.is(
                given.dimension(),
                Objects.requireNonNullElse(given.value(), ""),
                Objects.requireNonNullElse(given.verdict(), Verdict.YES));
    }

    private static boolean is(Rule.Said wanted, Found said) {
        return wanted.is(said.rule().dimension(), said.rule().value(), said.verdict());
    }

    /// Where the best label that it follows from has its evidence; null when none was given.
    private @Nullable Where from(Rule rule, List<FieldFindings.Held> held) {
        if (rule.follows().isEmpty()) {
            return held.isEmpty() ? Where.at("") : held.getFirst().where();
        }
        for (Rule.Said wanted : rule.follows()) {
            if (evidence.given().stream().anyMatch(each -> isGiven(wanted, each))) {
                return Where.at("");
            }
        }
        return found.stream()
                .filter(each -> rule.follows().stream().anyMatch(said -> is(said, each)))
                .min(BEST_FIRST)
                .map(Found::where)
                .orElse(null);
    }

    /// Ids of the rules that spoke undenied, whether or not their labels stay.
    Set<String> spoke() {
        var ids = new TreeSet<String>();
        for (Found each : found) {
            if (each.verdict() == each.rule().verdict()) {
                ids.add(each.rule().id());
            }
        }
        return ids;
    }

    /// @param version of the rules
    Classification classification(String version) {
        Map<Dimension, List<Label>> labels = labels(found);
        return new Classification(
                version,
                of(labels, Dimension.KIND),
                of(labels, Dimension.COMPONENT),
                of(labels, Dimension.FORM_FACTOR),
                of(labels, Dimension.MECHANISM),
                of(labels, Dimension.IMPACT),
                of(labels, Dimension.ATTACK),
                of(labels, Dimension.QUALITY),
                of(labels, Dimension.STATE),
                of(labels, Dimension.FIXES),
                of(labels, Dimension.HARDWARE),
                parts(),
                null);
    }

    private static List<Label> of(Map<Dimension, List<Label>> labels, Dimension dimension) {
        return labels.getOrDefault(dimension, List.of());
    }

    private List<Classification.Part> parts() {
        var ofPart = new TreeMap<Integer, List<Found>>();
        for (Found each : found) {
            if (each.rule().dimension() == Dimension.COMPONENT
                    || each.rule().dimension() == Dimension.ATTACK) {
                for (int part : each.parts()) {
                    ofPart.computeIfAbsent(part, _ -> new ArrayList<>()).add(each);
                }
            }
        }
        var parts = new ArrayList<Classification.Part>();
        ofPart.forEach((index, own) -> {
            Evidence.Part part = evidence.parts().get(index);
            Map<Dimension, List<Label>> labels = labels(own);
            parts.add(
                    new Classification.Part(
                            part.place(),
                            part.cve(),
                            of(labels, Dimension.COMPONENT),
                            of(labels, Dimension.ATTACK)));
        });
        return parts;
    }

    private Map<Dimension, List<Label>> labels(List<Found> all) {
        var best = new HashMap<String, EnumMap<Verdict, Found>>();
        for (Found each : all) {
            best.computeIfAbsent(each.rule().label(), _ -> new EnumMap<>(Verdict.class))
                    .merge(
                            each.verdict(),
                            each,
                            (old, now) -> BEST_FIRST.compare(old, now) <= 0 ? old : now);
        }
        var labels = new EnumMap<Dimension, List<Label>>(Dimension.class);
        for (String name : new TreeSet<>(best.keySet())) {
            Found winner = winner(best.getOrDefault(name, new EnumMap<>(Verdict.class)));
            labels.computeIfAbsent(winner.rule().dimension(), _ -> new ArrayList<>())
                    .add(label(winner));
        }
        return labels;
    }

    private static Found winner(EnumMap<Verdict, Found> ofValue) {
        Found yes = ofValue.get(Verdict.YES);
        Found no = ofValue.get(Verdict.NO);
        if (yes == null && no == null) {
            return Objects.requireNonNull(ofValue.get(Verdict.UNKNOWN));
        }
        if (yes == null || no == null) {
            return yes == null ? Objects.requireNonNull(no) : yes;
        }
        boolean noIsBetter =
                no.rank() > yes.rank()
                        || (no.rank() == yes.rank()
                                && no.rule().confidence() > yes.rule().confidence());
        return noIsBetter ? no : yes;
    }

    private Label label(Found winner) {
        Rule rule = winner.rule();
        String words =
                winner.start() < 0
                        ? null
                        : evidence.texts()
                                .get(winner.text())
                                .text()
                                .substring(winner.start(), winner.end());
        return new Label(
                rule.value(),
                winner.verdict(),
                rule.id(),
                words,
                winner.where().toString(),
                winner.start(),
                winner.end(),
                rule.confidence());
    }
}
