package io.hypervisory.docker.gold;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// How often the rules and a person say the same.
///
/// @param both said by both
/// @param tooMuch by the rules alone
/// @param tooLittle by the person alone
record Score(int both, int tooMuch, int tooLittle) {
    private static final int DRAWS = 2_000;
    private static final long SEED = 20_081_112;

    static final Score NONE = new Score(0, 0, 0);

    Score plus(Score other) {
        return new Score(both + other.both, tooMuch + other.tooMuch, tooLittle + other.tooLittle);
    }

    static Score of(Set<String> wanted, Set<String> got) {
        int both = (int) got.stream().filter(wanted::contains).count();
        return new Score(both, got.size() - both, wanted.size() - both);
    }

    static Score sum(List<Score> scores) {
        return scores.stream().reduce(NONE, Score::plus);
    }

    /// Real cases.
    int cases() {
        return both + tooLittle;
    }

    /// NaN when the rules say nothing, as is recall when there is no case.
    double precision() {
        return (double) both / (both + tooMuch);
    }

    double recall() {
        return (double) both / cases();
    }

    /// 1 when there is nothing to say and nothing is said.
    double f1() {
        int all = 2 * both + tooMuch + tooLittle;
        return all == 0 ? 1 : 2.0 * both / all;
    }

    /// Lower and upper end of what 95 % of 2,000 draws of as many notices, with replacement, give.
    static double[] interval(List<Score> scores, Function<Score, Double> figure) {
        var random = new Random(SEED);
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            Score sum = NONE;
            for (int i = 0; i < scores.size(); i++) {
                sum = sum.plus(scores.get(random.nextInt(scores.size())));
            }
            drawn[draw] = figure.apply(sum);
        }
        java.util.Arrays.sort(drawn);
        return new double[] {drawn[DRAWS / 40], drawn[DRAWS - DRAWS / 40 - 1]};
    }
}
