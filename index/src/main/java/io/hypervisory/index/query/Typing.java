package io.hypervisory.index.query;

/// How words that are typed wrong differ from those that were meant: as [Clause.Similar] says.
final class Typing {
    private static final int SHORTEST = 4;

    /// From so many letters on there may be two differences.
    private static final int LONG = 8;

    private Typing() {}

    /// Whether one may be the other, typed wrong.
    static boolean isLike(String typed, String meant) {
        int most = typed.length() >= LONG ? 2 : 1;
        return typed.length() >= SHORTEST
                && !meant.isEmpty()
                && typed.charAt(0) == meant.charAt(0)
                && Math.abs(typed.length() - meant.length()) <= most
                && differences(typed, meant) <= most;
    }

    /// Letters more, less or other, and neighbours that have changed places.
    private static int differences(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(one, other, i, j, least);
            }
        }
        return least[one.length()][other.length()];
    }

    private static int step(String one, String other, int i, int j, int[][] least) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(
                        least[i - 1][j - 1] + same, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
    }
}
