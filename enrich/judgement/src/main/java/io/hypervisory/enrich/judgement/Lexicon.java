package io.hypervisory.enrich.judgement;

import java.util.HashMap;
import java.util.Map;

/// Numbers for the words and beginnings of words that phrases use. A text's words are looked up by
/// a hash of 64 bits that grows with each letter, so that none of them becomes a string. Immutable.
final class Lexicon {
    static final int UNKNOWN = LongTable.NONE;

    /// Of a word without letters (FNV-1a).
    static final long EMPTY = 0xcbf29ce484222325L;

    /// Words of 64 bits, a power of two.
    private static final int FILTER = 128;

    private final LongTable words;
    private final LongTable prefixes;
    private final long prefixLengths;

    /// A bit for the low bits of each beginning's hash: most of what a text holds begins no phrase,
    /// and ends here.
    private final long[] filter = new long[FILTER];

    private Lexicon(Map<Long, Integer> words, Map<Long, Integer> prefixes, long prefixLengths) {
        prefixes.keySet().forEach(hash -> filter[slot(hash)] |= 1L << hash);
        this.words = new LongTable(words);
        this.prefixes = new LongTable(prefixes);
        this.prefixLengths = prefixLengths;
    }

    static long with(long hash, char folded) {
        return (hash ^ folded) * 0x100000001b3L;
    }

    private static long hash(String folded) {
        long hash = EMPTY;
        for (int i = 0; i < folded.length(); i++) {
            hash = with(hash, folded.charAt(i));
        }
        return hash;
    }

    int word(long hash) {
        return words.get(hash);
    }

    /// Whether any beginning of a word has so many letters.
    boolean hasPrefixOf(int length) {
        return length < Long.SIZE && (prefixLengths >>> length & 1) != 0;
    }

    int prefix(long hash) {
        return (filter[slot(hash)] >>> hash & 1) == 0 ? UNKNOWN : prefixes.get(hash);
    }

    private static int slot(long hash) {
        return (int) (hash >>> 6) & FILTER - 1;
    }

    /// Hands out the numbers; words and beginnings share them.
    static final class Builder {
        private final Map<Phrase.Step, Integer> numbers = new HashMap<>();

        int number(Phrase.Step step) {
            return numbers.computeIfAbsent(step, _ -> numbers.size());
        }

        int size() {
            return numbers.size();
        }

        Lexicon build() {
            var words = new HashMap<Long, Integer>();
            var prefixes = new HashMap<Long, Integer>();
            long lengths = 0;
            for (var each : numbers.entrySet()) {
                Phrase.Step step = each.getKey();
                if (step.kind() == Phrase.Kind.WORD) {
                    words.put(hash(step.text()), each.getValue());
                } else if (step.text().length() >= Long.SIZE) {
                    throw new IllegalArgumentException(
                            "too long a beginning of a word: " + step.text());
                } else {
                    prefixes.put(hash(step.text()), each.getValue());
                    lengths |= 1L << step.text().length();
                }
            }
            return new Lexicon(words, prefixes, lengths);
        }
    }
}
