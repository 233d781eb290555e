package io.hypervisory.ingest.read.csaf.check;

import io.hypervisory.ingest.read.csaf.check.CheckedVulnerability.Rating;
import io.hypervisory.ingest.read.csaf.check.CvssMetrics.Metric;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Scores by CVSS.
final class CvssTests {
    private static final Set<String> SEVERITIES =
            Set.of("NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL");
    private static final List<String> SCORES =
            List.of("baseScore", "temporalScore", "environmentalScore");
    private static final List<String> SEVERITY_NAMES =
            List.of("baseSeverity", "temporalSeverity", "environmentalSeverity");
    private static final double NEARLY = 1e-6;

    private CvssTests() {}

    private static void each(CheckedDocument document, Consumer<CvssObject> look) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            vulnerability.ratings().forEach(rating -> rating.cvss().forEach(look));
        }
    }

    /// 6.1.7: by 2.1, other sources may score otherwise.
    static void severalScores(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            if (vulnerability.ratings().size() < 2) {
                continue;
            }
            var scored = new HashMap<String, Set<String>>();
            for (Rating rating : vulnerability.ratings()) {
                for (CvssObject cvss : rating.cvss()) {
                    String version = cvss.spot().text("version");
                    String by = version + " " + rating.spot().text("source");
                    Set<String> products = scored.computeIfAbsent(by, b -> new HashSet<>());
                    rating.spot()
                            .texts(
                                    "products",
                                    (at, product) -> {
                                        if (!products.add(product)) {
                                            findings.at(
                                                    rating.spot(),
                                                    "products",
                                                    at,
                                                    Findings.quote(product)
                                                            + " has another score of CVSS "
                                                            + version);
                                        }
                                    });
                }
            }
        }
    }

    /// 6.1.8: what FIRST's schemas demand.
    static void invalid(CheckedDocument document, Findings findings) {
        each(document, cvss -> invalid(cvss, findings));
    }

    private static void invalid(CvssObject cvss, Findings findings) {
        Spot spot = cvss.spot();
        if (!spot.node().isObject()) {
            findings.at(spot, "is no object");
            return;
        }
        if (!cvss.metrics().version().equals(spot.text("version"))) {
            findings.at(spot, "version", "is absent or no version of this kind of object");
        }
        if (cvss.vector() == null) {
            findings.at(spot, "vectorString", "is absent or no vector of this version");
        }
        if (!spot.has("baseScore")) {
            findings.at(spot, "baseScore", "is absent");
        }
        if (cvss.metrics() != CvssMetrics.OF_2 && !spot.has("baseSeverity")) {
            findings.at(spot, "baseSeverity", "is absent");
        }
        invalidValues(cvss, findings);
    }

    private static void invalidValues(CvssObject cvss, Findings findings) {
        Spot spot = cvss.spot();
        for (String name : SCORES) {
            JsonNode score = spot.member(name).node();
            if (!score.isMissingNode() && !inRange(score)) {
                findings.at(spot, name, "is no number from 0 to 10");
            }
        }
        if (cvss.metrics() != CvssMetrics.OF_2) {
            for (String name : SEVERITY_NAMES) {
                String severity = spot.text(name);
                if (spot.has(name) && (severity == null || !SEVERITIES.contains(severity))) {
                    findings.at(spot, name, "is none of " + SEVERITIES.stream().sorted().toList());
                }
            }
        }
        if (!hasProperties(spot)) {
            return;
        }
        for (Metric metric : cvss.metrics().byKey().values()) {
            String word = spot.text(metric.property());
            if (spot.has(metric.property()) && (word == null || !metric.knows(word))) {
                findings.at(spot, metric.property(), "is none of " + metric.allWords());
            }
        }
    }

    /// Most objects have scores and a vector alone.
    private static boolean hasProperties(Spot spot) {
        return spot.node().size() > SCORES.size();
    }

    private static boolean inRange(JsonNode score) {
        return score.isNumber() && score.doubleValue() >= 0 && score.doubleValue() <= 10;
    }

    /// 6.1.9
    static void wronglyComputed(CheckedDocument document, Findings findings) {
        each(
                document,
                cvss -> {
                    CvssVector vector = cvss.vector();
                    if (vector == null) {
                        return;
                    }
                    if (!vector.complete()) {
                        findings.at(cvss.spot(), "vectorString", "lacks a base metric");
                    } else if (cvss.metrics() == CvssMetrics.OF_4) {
                        wronglyComputed4(cvss.spot(), vector, findings);
                    } else {
                        wronglyComputed(cvss, scores(cvss.metrics(), vector), findings);
                    }
                });
    }

    private static CvssScores scores(CvssMetrics metrics, CvssVector vector) {
        return metrics == CvssMetrics.OF_2
                ? Cvss2.scores(vector)
                : Cvss3.scores(vector, metrics == CvssMetrics.OF_3_1);
    }

    private static void wronglyComputed(CvssObject cvss, CvssScores right, Findings findings) {
        double[] scores = {right.base(), right.temporal(), right.environmental()};
        for (int i = 0; i < scores.length; i++) {
            JsonNode said = cvss.spot().member(SCORES.get(i)).node();
            if (said.isNumber() && !same(said.doubleValue(), scores[i])) {
                findings.at(cvss.spot(), SCORES.get(i), "is not " + scores[i]);
            }
            String severity = CvssScores.severity(scores[i]);
            String word = cvss.spot().text(SEVERITY_NAMES.get(i));
            if (cvss.metrics() != CvssMetrics.OF_2 && word != null && !word.equals(severity)) {
                findings.at(cvss.spot(), SEVERITY_NAMES.get(i), "is not " + severity);
            }
        }
    }

    /// CVSS 4 has one score for a vector; publishers give it for the base metrics too where the
    /// vector has more.
    private static void wronglyComputed4(Spot spot, CvssVector vector, Findings findings) {
        JsonNode said = spot.member("baseScore").node();
        String word = spot.text("baseSeverity");
        double right = Cvss4.score(String.valueOf(spot.text("vectorString")));
        double base = vector.baseAlone() ? right : Cvss4.score(vector.baseOnly());
        if (said.isNumber() && same(said.doubleValue(), base)) {
            right = base;
        }
        if (said.isNumber() && !same(said.doubleValue(), right)) {
            findings.at(spot, "baseScore", "is not " + right);
        }
        String severity = CvssScores.severity(right);
        if (word != null && !word.equals(severity)) {
            findings.at(spot, "baseSeverity", "is not " + severity);
        }
    }

    private static boolean same(double one, double other) {
        return Math.abs(one - other) < NEARLY;
    }

    /// 6.1.10
    static void inconsistent(CheckedDocument document, Findings findings) {
        each(
                document,
                cvss -> {
                    CvssVector vector = cvss.vector();
                    if (vector == null || !hasProperties(cvss.spot())) {
                        return;
                    }
                    for (Metric metric : cvss.metrics().byKey().values()) {
                        String word = cvss.spot().text(metric.property());
                        if (word != null && !says(vector, metric, word)) {
                            findings.at(
                                    cvss.spot(),
                                    metric.property(),
                                    Findings.quote(word) + " is not what the vector says");
                        }
                    }
                });
    }

    /// A metric that the vector leaves out contradicts nothing.
    private static boolean says(CvssVector vector, Metric metric, String word) {
        @Nullable String value = vector.value(metric.key());
        return value == null || metric.words().getOrDefault(value, List.of()).contains(word);
    }

    /// 6.1.56
    static void cvssAndQualitative(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            var scored = new HashMap<String, Set<String>>();
            for (Rating rating : vulnerability.ratings()) {
                if (!rating.cvss().isEmpty()) {
                    Set<String> products =
                            scored.computeIfAbsent(source(rating), s -> new HashSet<>());
                    rating.spot().texts("products", (at, product) -> products.add(product));
                }
            }
            for (Rating rating : vulnerability.ratings()) {
                if (rating.content().has("qualitative_severity_rating")) {
                    alsoScored(rating, scored, findings);
                }
            }
        }
    }

    private static String source(Rating rating) {
        return String.valueOf(rating.spot().text("source"));
    }

    private static void alsoScored(
            Rating rating, Map<String, Set<String>> scored, Findings findings) {
        Set<String> products = scored.getOrDefault(source(rating), Set.of());
        rating.spot()
                .texts(
                        "products",
                        (at, product) -> {
                            if (products.contains(product)) {
                                findings.at(
                                        rating.spot(),
                                        "products",
                                        at,
                                        Findings.quote(product)
                                                + " has a CVSS score of the same source");
                            }
                        });
    }
}
