package io.hypervisory.ingest.read.csaf.check;

/// The equations of CVSS 2, section 3.2.
final class Cvss2 {
    private Cvss2() {}

    /// @param vector with all base metrics
    static CvssScores scores(CvssVector vector) {
        double c = impact(vector.value("C", ""));
        double i = impact(vector.value("I", ""));
        double a = impact(vector.value("A", ""));
        double exploitability =
                20
                        * accessVector(vector.value("AV", ""))
                        * accessComplexity(vector.value("AC", ""))
                        * authentication(vector.value("Au", ""));
        double temporal =
                exploitability(vector.value("E", "ND"))
                        * remediationLevel(vector.value("RL", "ND"))
                        * reportConfidence(vector.value("RC", "ND"));
        double base = base(10.41 * (1 - (1 - c) * (1 - i) * (1 - a)), exploitability);
        double adjusted =
                Math.min(
                        10,
                        10.41
                                * (1
                                        - (1 - c * requirement(vector.value("CR", "ND")))
                                                * (1 - i * requirement(vector.value("IR", "ND")))
                                                * (1 - a * requirement(vector.value("AR", "ND")))));
        double adjustedTemporal = CvssScores.rounded(base(adjusted, exploitability) * temporal);
        double environmental =
                (adjustedTemporal + (10 - adjustedTemporal) * damage(vector.value("CDP", "ND")))
                        * distribution(vector.value("TD", "ND"));
        return new CvssScores(
                base, CvssScores.rounded(base * temporal), CvssScores.rounded(environmental));
    }

    private static double base(double impact, double exploitability) {
        double factor = impact == 0 ? 0 : 1.176;
        return CvssScores.rounded((0.6 * impact + 0.4 * exploitability - 1.5) * factor);
    }

    private static double impact(String value) {
        return switch (value) {
            case "P" -> 0.275;
            case "C" -> 0.660;
            default -> 0;
        };
    }

    private static double accessVector(String value) {
        return switch (value) {
            case "L" -> 0.395;
            case "A" -> 0.646;
            default -> 1;
        };
    }

    private static double accessComplexity(String value) {
        return switch (value) {
            case "H" -> 0.35;
            case "M" -> 0.61;
            default -> 0.71;
        };
    }

    private static double authentication(String value) {
        return switch (value) {
            case "M" -> 0.45;
            case "S" -> 0.56;
            default -> 0.704;
        };
    }

    private static double exploitability(String value) {
        return switch (value) {
            case "U" -> 0.85;
            case "POC" -> 0.9;
            case "F" -> 0.95;
            default -> 1;
        };
    }

    private static double remediationLevel(String value) {
        return switch (value) {
            case "OF" -> 0.87;
            case "TF" -> 0.90;
            case "W" -> 0.95;
            default -> 1;
        };
    }

    private static double reportConfidence(String value) {
        return switch (value) {
            case "UC" -> 0.90;
            case "UR" -> 0.95;
            default -> 1;
        };
    }

    private static double requirement(String value) {
        return switch (value) {
            case "L" -> 0.5;
            case "H" -> 1.51;
            default -> 1;
        };
    }

    private static double damage(String value) {
        return switch (value) {
            case "L" -> 0.1;
            case "LM" -> 0.3;
            case "MH" -> 0.4;
            case "H" -> 0.5;
            default -> 0;
        };
    }

    private static double distribution(String value) {
        return switch (value) {
            case "N" -> 0;
            case "L" -> 0.25;
            case "M" -> 0.75;
            default -> 1;
        };
    }
}
