package io.hypervisory.enrich.judgement;

import java.util.Arrays;

/// Reads a text once, sentence by sentence, and hands on the phrases that each holds. Reused from
/// text to text by one thread.
final class SentenceScan {
    private static final int LONGEST_GAP = 4;
    private static final String BREAKS = ",;\u2013\u2014";

    private final PhraseTrie trie;
    private final Lexicon lexicon;

    private int[] words = new int[128];
    private int[] starts = new int[128];
    private int[] ends = new int[128];
    private int[] prefixesTo = new int[128];
    private int[] prefixes = new int[32];
    private int count;
    private int prefixCount;

    private final Hits hits = new Hits();
    private int firstOfStart;

    SentenceScan(PhraseTrie trie) {
        this.trie = trie;
        this.lexicon = trie.lexicon();
    }

    /// Phrases of one sentence, in the order in which they begin.
    static final class Hits {
        int count;
        int[] phrase = new int[32];
        int[] start = new int[32];
        int[] end = new int[32];
        int[] words = new int[32];

        /// Index of each phrase's first word in the sentence.
        int[] first = new int[32];

        /// Words before which a comma, semicolon or dash stands.
        int[] breakAt = new int[16];

        int breaks;

        /// Words with which a line of a table, or of a label with its value, begins.
        int[] rowAt = new int[16];

        int rows;

        /// Whether it asks, and nothing in it answers.
        boolean isQuestion;

        /// Words before this one are asked for and answered with no.
        int deniedTo;

        private void add(int itsPhrase, int itsStart, int itsEnd, int itsFirst, int itsWords) {
            if (count == phrase.length) {
                phrase = Arrays.copyOf(phrase, 2 * count);
                start = Arrays.copyOf(start, 2 * count);
                end = Arrays.copyOf(end, 2 * count);
                words = Arrays.copyOf(words, 2 * count);
                first = Arrays.copyOf(first, 2 * count);
            }
            first[count] = itsFirst;
            phrase[count] = itsPhrase;
            start[count] = itsStart;
            end[count] = itsEnd;
            words[count++] = itsWords;
        }

        private void breakAt(int word) {
            if (breaks == breakAt.length) {
                breakAt = Arrays.copyOf(breakAt, 2 * breaks);
            }
            breakAt[breaks++] = word;
        }

        private void rowAt(int word) {
            if (rows == rowAt.length) {
                rowAt = Arrays.copyOf(rowAt, 2 * rows);
            }
            rowAt[rows++] = word;
        }
    }

    /// Takes the phrases of a sentence that has any; what it is given is used again afterwards.
    interface Sink {
        void sentence(Hits hits);
    }

    void scan(String text, Sink sink) {
        int length = text.length();
        int at = 0;
        while (at < length) {
            char folded = Folding.of(text.charAt(at));
            if (folded != 0) {
                at = word(text, at, length);
            } else {
                if (Sentences.endsAt(text, at)) {
                    hits.isQuestion = text.charAt(at) == '?';
                    sentence(sink);
                } else if (text.charAt(at) == '?' && Sentences.isDenied(text, at + 1)) {
                    hits.deniedTo = count;
                } else if (BREAKS.indexOf(text.charAt(at)) >= 0) {
                    hits.breakAt(count);
                } else if (Sentences.endsRow(text, at)) {
                    hits.rowAt(count);
                }
                at++;
            }
        }
        sentence(sink);
    }

    private int word(String text, int from, int length) {
        long hash = Lexicon.EMPTY;
        int at = from;
        for (; at < length; at++) {
            char folded = Folding.of(text.charAt(at));
            if (folded == 0) {
                break;
            }
            hash = Lexicon.with(hash, folded);
            if (lexicon.hasPrefixOf(at - from + 1)) {
                prefix(lexicon.prefix(hash));
            }
        }
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            prefixesTo = Arrays.copyOf(prefixesTo, 2 * count);
        }
        words[count] = lexicon.word(hash);
        starts[count] = from;
        ends[count] = at;
        prefixesTo[count++] = prefixCount;
        return at;
    }

    private void prefix(int number) {
        if (number == Lexicon.UNKNOWN) {
            return;
        }
        if (prefixCount == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, 2 * prefixCount);
        }
        prefixes[prefixCount++] = number;
    }

    private void sentence(Sink sink) {
        for (int start = 0; start < count; start++) {
            firstOfStart = hits.count;
            step(PhraseTrie.ROOT, start, start);
        }
        if (hits.count > 0) {
            sink.sentence(hits);
        }
        hits.count = 0;
        hits.breaks = 0;
        hits.rows = 0;
        hits.isQuestion = false;
        hits.deniedTo = 0;
        count = 0;
        prefixCount = 0;
    }

    private void walk(int node, int at, int start) {
        int phrase = trie.phrase(node);
        if (phrase != PhraseTrie.NONE) {
            found(phrase, start, at);
        }
        if (at < count) {
            step(node, at, start);
        }
    }

    private void step(int node, int at, int start) {
        if (words[at] != Lexicon.UNKNOWN) {
            follow(trie.next(node, words[at]), at + 1, start);
        }
        int to = prefixesTo[at];
        for (int i = at == 0 ? 0 : prefixesTo[at - 1]; i < to; i++) {
            follow(trie.next(node, prefixes[i]), at + 1, start);
        }
        follow(trie.any(node), at + 1, start);
        int afterGap = trie.gap(node);
        if (afterGap != PhraseTrie.NONE) {
            for (int next = at; next <= Math.min(at + LONGEST_GAP, count - 1); next++) {
                step(afterGap, next, start);
            }
        }
    }

    private void follow(int node, int at, int start) {
        if (node != PhraseTrie.NONE) {
            walk(node, at, start);
        }
    }

    /// With gaps a phrase may end at several places: the nearest counts.
    private void found(int phrase, int start, int after) {
        int end = ends[after - 1];
        for (int i = firstOfStart; i < hits.count; i++) {
            if (hits.phrase[i] == phrase) {
                if (end < hits.end[i]) {
                    hits.end[i] = end;
                    hits.words[i] = after - start;
                }
                return;
            }
        }
        hits.add(phrase, starts[start], end, start, after - start);
    }
}
