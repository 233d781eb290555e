package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Score sets, and Microsoft's severity of each product. Thread-safe.
final class CvrfMetrics {
    private static final Pattern SCORE = Pattern.compile("\\d{1,2}(?:\\.\\d{1,4})?");
    private static final Pattern VERSION = Pattern.compile("CVSS:(\\d\\.\\d)/.*");

    /// A score, whoever's products it is of.
    private record Score(String scheme, @Nullable String vector, @Nullable Double base) {}

    private CvrfMetrics() {}

    static List<Metric> read(Part vulnerability, Unread unread) {
        var scores = new Merged<Score>();
        Part sets = vulnerability.child("CVSSScoreSets");
        for (Part set : sets == null ? List.<Part>of() : sets.children()) {
            switch (set.name()) {
                // 1.1 has CVSS 2 alone; Microsoft and Oracle write version 3 into it
                case "ScoreSet" -> add(set, "", "2.0", scores, unread);
                case "ScoreSetV2" -> add(set, "V2", "2.0", scores, unread);
                case "ScoreSetV3" -> add(set, "V3", "3.0", scores, unread);
                default -> unread.note("CVSSScoreSets/" + set.name() + " is not known");
            }
        }
        var words = new Merged<String>();
        for (Part threat : vulnerability.all("Threats", "Threat")) {
            String word = threat.word("Description");
            if (word != null && "severity".equals(CvrfWords.type(threat))) {
                words.add(word, threat.words("ProductID"));
            }
        }
        var metrics = new ArrayList<Metric>();
        metrics.addAll(scores.each(CvrfMetrics::metric));
        metrics.addAll(
                words.each((word, ids) -> new Metric("qualitative", null, null, word, null, ids)));
        return metrics;
    }

    private static Metric metric(Score score, List<String> productIds) {
        return new Metric(score.scheme, score.vector, score.base, null, null, productIds);
    }

    private static void add(
            Part set, String suffix, String version, Merged<Score> scores, Unread unread) {
        String vector = set.word("Vector" + suffix);
        String said = set.word("BaseScore" + suffix);
        Double base = said == null || !SCORE.matcher(said).matches() ? null : Double.valueOf(said);
        if (said != null && base == null) {
            unread.note("BaseScore" + suffix + " is no score: " + said);
        }
        if (vector != null || base != null) {
            scores.add(new Score(scheme(vector, version), vector, base), set.words("ProductID"));
        }
    }

    /// By the vector, which needs not start with its version: privileges required (`PR`) came with
    /// version 3.
    private static String scheme(@Nullable String vector, String version) {
        if (vector == null) {
            return "cvss-" + version;
        }
        Matcher stated = VERSION.matcher(vector);
        if (stated.matches()) {
            return "cvss-" + stated.group(1);
        }
        return vector.contains("/PR:") ? "cvss-3.0" : "cvss-" + version;
    }
}
