package io.hypervisory.ingest.read.csaf.check;

/// The equations of CVSS 3.0 (section 8) and 3.1 (section 7), which differ in how they round and in
/// the impact of a modified scope.
final class Cvss3 {
    private final CvssVector vector;
    private final boolean newer;

    private Cvss3(CvssVector vector, boolean newer) {
        this.vector = vector;
        this.newer = newer;
    }

    /// @param vector with all base metrics
    /// @param newer by 3.1
    static CvssScores scores(CvssVector vector, boolean newer) {
        return new Cvss3(vector, newer).scores();
    }

    private CvssScores scores() {
        double base = base();
        double temporal =
                maturity(vector.value("E", "X"))
                        * remediationLevel(vector.value("RL", "X"))
                        * confidence(vector.value("RC", "X"));
        return new CvssScores(base, up(base * temporal), environmental(temporal));
    }

    private double base() {
        boolean changed = vector.value("S", "").equals("C");
        double sub =
                1
                        - (1 - impact(vector.value("C", "")))
                                * (1 - impact(vector.value("I", "")))
                                * (1 - impact(vector.value("A", "")));
        double impact =
                changed ? 7.52 * (sub - 0.029) - 3.25 * Math.pow(sub - 0.02, 15) : 6.42 * sub;
        double exploitability =
                8.22
                        * attackVector(vector.value("AV", ""))
                        * attackComplexity(vector.value("AC", ""))
                        * privileges(vector.value("PR", ""), changed)
                        * interaction(vector.value("UI", ""));
        return combined(impact, exploitability, changed);
    }

    private double environmental(double temporal) {
        boolean changed = modified("MS", "S").equals("C");
        double sub =
                Math.min(
                        0.915,
                        1
                                - (1 - impact(modified("MC", "C")) * requirement("CR"))
                                        * (1 - impact(modified("MI", "I")) * requirement("IR"))
                                        * (1 - impact(modified("MA", "A")) * requirement("AR")));
        double exploitability =
                8.22
                        * attackVector(modified("MAV", "AV"))
                        * attackComplexity(modified("MAC", "AC"))
                        * privileges(modified("MPR", "PR"), changed)
                        * interaction(modified("MUI", "UI"));
        double impact = changed ? changedImpact(sub) : 6.42 * sub;
        return up(combined(impact, exploitability, changed) * temporal);
    }

    private double changedImpact(double sub) {
        double power = newer ? Math.pow(sub * 0.9731 - 0.02, 13) : Math.pow(sub - 0.02, 15);
        return 7.52 * (sub - 0.029) - 3.25 * power;
    }

    private double combined(double impact, double exploitability, boolean changed) {
        if (impact <= 0) {
            return 0;
        }
        double sum = impact + exploitability;
        return up(Math.min(changed ? 1.08 * sum : sum, 10));
    }

    /// To one decimal, never down. 3.1 keeps the errors of floating point out of it (appendix A).
    private double up(double value) {
        if (!newer) {
            return Math.ceil(value * 10) / 10;
        }
        long hundredThousandths = Math.round(value * 100_000);
        return hundredThousandths % 10_000 == 0
                ? hundredThousandths / 100_000.0
                : (hundredThousandths / 10_000 + 1) / 10.0;
    }

    private String modified(String key, String base) {
        String value = vector.value(key, "X");
        return value.equals("X") ? vector.value(base, "") : value;
    }

    private double requirement(String key) {
        return switch (vector.value(key, "X")) {
            case "L" -> 0.5;
            case "H" -> 1.5;
            default -> 1;
        };
    }

    private static double impact(String value) {
        return switch (value) {
            case "L" -> 0.22;
            case "H" -> 0.56;
            default -> 0;
        };
    }

    private static double attackVector(String value) {
        return switch (value) {
            case "N" -> 0.85;
            case "A" -> 0.62;
            case "L" -> 0.55;
            default -> 0.2;
        };
    }

    private static double attackComplexity(String value) {
        return value.equals("L") ? 0.77 : 0.44;
    }

    private static double privileges(String value, boolean changed) {
        return switch (value) {
            case "L" -> changed ? 0.68 : 0.62;
            case "H" -> changed ? 0.5 : 0.27;
            default -> 0.85;
        };
    }

    private static double interaction(String value) {
        return value.equals("N") ? 0.85 : 0.62;
    }

    private static double maturity(String value) {
        return switch (value) {
            case "U" -> 0.91;
            case "P" -> 0.94;
            case "F" -> 0.97;
            default -> 1;
        };
    }

    private static double remediationLevel(String value) {
        return switch (value) {
            case "O" -> 0.95;
            case "T" -> 0.96;
            case "W" -> 0.97;
            default -> 1;
        };
    }

    private static double confidence(String value) {
        return switch (value) {
            case "U" -> 0.92;
            case "R" -> 0.96;
            default -> 1;
        };
    }
}
