package io.hypervisory.docker.relevance;

import java.util.Locale;

/// How a group of questions fared.
final class Tally {
    private int asked;
    private int first;
    private int amongFive;

    void add(boolean isFirst, boolean isAmongFive) {
        asked++;
        first += isFirst ? 1 : 0;
        amongFive += isAmongFive ? 1 : 0;
    }

    int asked() {
        return asked;
    }

    /// In percent: the first hit is right.
    double first() {
        return 100.0 * first / Math.max(1, asked);
    }

    /// In percent: one of the first five hits is.
    double amongFive() {
        return 100.0 * amongFive / Math.max(1, asked);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d asked, @1 %.1f %%, @5 %.1f %%", asked, first(), amongFive());
    }
}
