package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.Denials.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Which phrases a notice holds, and for which rules they speak.
final class TextFindings implements SentenceScan.Sink {
    private static final Comparator<Hit> BY_LENGTH =
            Comparator.comparingInt(Hit::text)
                    .thenComparing(Hit::dimension)
                    .thenComparing(Comparator.comparingInt(Hit::words).reversed())
                    .thenComparingInt(Hit::start)
                    .thenComparingInt(Hit::rule);

    private final RuleBook book;
    private final FieldFindings fields;
    private final Evidence evidence;
    private final BitSet anywhere;
    private final List<Hit> hits = new ArrayList<>();
    private final Clauses clauses;
    private int current;

    /// A phrase that speaks for a rule.
    ///
    /// @param text index of the text
    /// @param start, end in UTF-16 units of that text
    /// @param verdict the rule's, or no where the phrase is denied
    /// @param from, to the same with the words that deny it
    record Hit(
            Dimension dimension,
            int rule,
            int text,
            int start,
            int end,
            int words,
            Verdict verdict,
            int from,
            int to) {}

    private TextFindings(RuleBook book, FieldFindings fields, Evidence evidence) {
        this.book = book;
        this.fields = fields;
        this.evidence = evidence;
        this.anywhere = new BitSet(book.phrases());
        this.clauses = new Clauses(book);
    }

    static TextFindings of(RuleBook book, FieldFindings fields, Evidence evidence) {
        var findings = new TextFindings(book, fields, evidence);
        var scan = new SentenceScan(book.trie());
        for (int i = 0; i < evidence.texts().size(); i++) {
            findings.current = i;
            scan.scan(evidence.texts().get(i).text(), findings);
        }
        return findings;
    }

    @Override
    public void sentence(SentenceScan.Hits found) {
        Evidence.Text text = evidence.texts().get(current);
        int place = text.place().bit();
        clauses.read(found);
        for (int i = 0; i < found.count; i++) {
            int phrase = found.phrase[i];
            if (book.isAskedOfAll(phrase) && text.place() != Place.LEGAL) {
                anywhere.set(phrase);
            }
            for (int rule : book.rulesOf(phrase)) {
                if ((book.places(rule) & place) != 0
                        && stands(book.with(rule), found, true)
                        && !stands(book.unless(rule), found, false)
                        && isOf(rule, text, found.start[i])) {
                    hit(rule, found, i);
                }
            }
        }
    }

    private void hit(int rule, SentenceScan.Hits found, int at) {
        Rule speaking = book.rule(rule);
        Verdict verdict = speaking.verdict();
        int from = found.start[at];
        int to = found.end[at];
        Denials.Does does = book.does(rule);
        if (does != null) {
            int denial = verdict == Verdict.YES ? clauses.denial(at, does) : Clauses.NONE;
            boolean isSilenced = denial != Clauses.NONE && does.effect() == Effect.SILENCE;
            if (isSilenced || (does.asides() && (found.isQuestion || clauses.isAside(at)))) {
                return;
            }
            if (denial != Clauses.NONE) {
                verdict = Verdict.NO;
                from = Math.min(from, found.start[denial]);
                to = Math.max(to, found.end[denial]);
            } else if (verdict == Verdict.YES
                    && does.effect() == Effect.TURN
                    && found.first[at] < found.deniedTo) {
                verdict = Verdict.NO;
            }
        }
        hits.add(
                new Hit(
                        speaking.dimension(),
                        rule,
                        current,
                        found.start[at],
                        found.end[at],
                        found.words[at],
                        verdict,
                        from,
                        to));
    }

    private static boolean stands(int[] phrases, SentenceScan.Hits found, boolean ofNone) {
        if (phrases.length == 0) {
            return ofNone;
        }
        for (int i = 0; i < found.count; i++) {
            if (Arrays.binarySearch(phrases, found.phrase[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isOf(int rule, Evidence.Text text, int start) {
        if (book.when(rule).length == 0) {
            return true;
        }
        int[] parts = text.partsAt(start);
        for (int part : parts) {
            if (fields.holdOf(rule, part)) {
                return true;
            }
        }
        return parts.length == 0 && fields.holdAnywhere(rule);
    }

    /// Whether the publisher, and what stands anywhere in the notice, let a rule speak.
    boolean allows(int rule) {
        List<String> publishers = book.rule(rule).publishers();
        String publisher = evidence.publisher();
        if (!publishers.isEmpty() && (publisher == null || !publishers.contains(publisher))) {
            return false;
        }
        return (book.anywhere(rule).length == 0 || standsAnywhere(book.anywhere(rule)))
                && !standsAnywhere(book.nowhere(rule));
    }

    private boolean standsAnywhere(int[] phrases) {
        for (int phrase : phrases) {
            if (anywhere.get(phrase)) {
                return true;
            }
        }
        return false;
    }

    /// Hits whose rules are allowed, less those that overlap a longer one of the same dimension.
    List<Hit> hits() {
        var sorted = new ArrayList<Hit>(hits.size());
        for (Hit hit : hits) {
            if (allows(hit.rule())) {
                sorted.add(hit);
            }
        }
        if (sorted.size() < 2) {
            return sorted;
        }
        sorted.sort(BY_LENGTH);
        var kept = new ArrayList<Hit>(sorted.size());
        var spans = new TreeMap<Integer, Integer>();
        Hit before = sorted.getFirst();
        for (Hit hit : sorted) {
            if (hit.text() != before.text() || hit.dimension() != before.dimension()) {
                spans.clear();
            }
            before = hit;
            var last = spans.floorEntry(hit.end() - 1);
            boolean isFree = last == null || last.getValue() <= hit.start();
            if (isFree || isSame(last.getKey(), last.getValue(), hit)) {
                spans.put(hit.start(), hit.end());
                kept.add(hit);
            }
        }
        return kept;
    }

    private static boolean isSame(int start, int end, Hit hit) {
        return start == hit.start() && end == hit.end();
    }
}
