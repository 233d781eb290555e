package io.hypervisory.ingest.read.csaf.check;

/// The three scores of CVSS 2 and 3.
record CvssScores(double base, double temporal, double environmental) {
    private static final double TENTH = 10;

    /// The qualitative rating of a score (CVSS 3.1, section 5; the same in 3.0 and 4.0).
    static String severity(double score) {
        if (score == 0) {
            return "NONE";
        }
        if (score < 4) {
            return "LOW";
        }
        if (score < 7) {
            return "MEDIUM";
        }
        return score < 9 ? "HIGH" : "CRITICAL";
    }

    static double rounded(double value) {
        return Math.round(value * TENTH) / TENTH;
    }
}
