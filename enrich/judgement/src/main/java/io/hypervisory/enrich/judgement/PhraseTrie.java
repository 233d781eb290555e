package io.hypervisory.enrich.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All phrases of all rules as one tree over numbered words, in arrays. Immutable.
final class PhraseTrie {
    static final int NONE = LongTable.NONE;
    static final int ROOT = 0;

    private static final int ANY = 0x7ffffff0;
    private static final int GAP = 0x7ffffff1;

    private final Lexicon lexicon;
    private final int[] fromRoot;
    private final LongTable next;
    private final int[] any;
    private final int[] gap;
    private final int[] phraseAt;

    private PhraseTrie(
            Lexicon lexicon, int[] fromRoot, LongTable next, int[] any, int[] gap, int[] phraseAt) {
        this.lexicon = lexicon;
        this.fromRoot = fromRoot;
        this.next = next;
        this.any = any;
        this.gap = gap;
        this.phraseAt = phraseAt;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /// The node after a word or beginning of one; [#NONE] when no phrase goes on so.
    int next(int node, int word) {
        return node == ROOT ? fromRoot[word] : next.get(key(node, word));
    }

    /// The node after any one word.
    int any(int node) {
        return any[node];
    }

    /// The node after a gap.
    int gap(int node) {
        return gap[node];
    }

    /// The phrase that ends here; [#NONE] when none does.
    int phrase(int node) {
        return phraseAt[node];
    }

    private static long key(int node, int word) {
        return (long) node << 32 | word;
    }

    /// Takes phrases, and gives the same number for the same words.
    static final class Builder {
        private final Lexicon.Builder words = new Lexicon.Builder();
        private final Map<Long, Integer> next = new HashMap<>();
        private final List<Integer> phraseAt = new ArrayList<>(List.of(NONE));
        private int phrases;

        int add(String text) {
            int node = ROOT;
            for (Phrase.Step step : Phrase.parse(text).steps()) {
                int word =
                        switch (step.kind()) {
                            case WORD, PREFIX -> words.number(step);
                            case ANY -> ANY;
                            case GAP -> GAP;
                        };
                node = next.computeIfAbsent(key(node, word), _ -> newNode());
            }
            if (phraseAt.get(node) == NONE) {
                phraseAt.set(node, phrases++);
            }
            return phraseAt.get(node);
        }

        private int newNode() {
            phraseAt.add(NONE);
            return phraseAt.size() - 1;
        }

        /// How many phrases there are; their numbers lie below.
        int size() {
            return phrases;
        }

        PhraseTrie build() {
            int nodes = phraseAt.size();
            int[] any = filled(nodes);
            int[] gap = filled(nodes);
            int[] fromRoot = filled(words.size());
            var rest = new HashMap<Long, Integer>();
            next.forEach((key, child) -> {
                int node = (int) (key >>> 32);
                int word = (int) (long) key;
                if (word == ANY) {
                    any[node] = child;
                } else if (word == GAP) {
                    gap[node] = child;
                } else if (node == ROOT) {
                    fromRoot[word] = child;
                } else {
                    rest.put(key, child);
                }
            });
            return new PhraseTrie(
                    words.build(),
                    fromRoot,
                    new LongTable(rest),
                    any,
                    gap,
                    phraseAt.stream().mapToInt(Integer::intValue).toArray());
        }

        private static int[] filled(int length) {
            int[] array = new int[length];
            java.util.Arrays.fill(array, NONE);
            return array;
        }
    }
}
