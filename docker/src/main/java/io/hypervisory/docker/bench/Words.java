package io.hypervisory.docker.bench;

import java.util.Random;

/// Made-up words with the frequencies of language (Zipf): the n-th commonest stands about 1/n as
/// often as the first.
final class Words {
    private static final int VOCABULARY = 20_000;
    private static final String[] SYLLABLES = {
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su",
        "ta", "ve", "wi", "xo", "zu", "bran", "clor", "dren", "flim", "grat", "plon", "stri",
        "tral", "vend", "host"
    };

    private final String[] words = new String[VOCABULARY];
    private final double[] upTo = new double[VOCABULARY];
    private final double total;

    Words(long seed) {
        var random = new Random(seed);
        double sum = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            var word = new StringBuilder();
            for (int part = 1 + Math.min(3, i / 400 + random.nextInt(2)); part >= 0; part--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        total = sum;
    }

    String word(Random random) {
        int at = java.util.Arrays.binarySearch(upTo, random.nextDouble() * total);
        return words[at < 0 ? Math.min(-at - 1, VOCABULARY - 1) : at];
    }

    /// The word of a rank, from 0 for the commonest.
    String ofRank(int rank) {
        return words[rank];
    }

    /// Sentences of about `length` characters.
    String text(Random random, int length) {
        var text = new StringBuilder(length + 20);
        while (text.length() < length) {
            text.append(word(random)).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.toString().strip();
    }
}
