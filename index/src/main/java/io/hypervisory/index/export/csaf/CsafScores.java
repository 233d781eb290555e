package io.hypervisory.index.export.csaf;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import us.springett.cvss.Cvss;

/// Scores of a vulnerability. CVSS 2 and 3 by base metrics alone, with the score that follows from
/// them; all that was published, whether it fits there or not, is told in words too.
final class CsafScores {
    private static final double NEARLY = 1e-6;

    private static final Pattern BASE_2 =
            Pattern.compile("AV:[LAN]/AC:[HML]/Au:[MSN]/C:[NPC]/I:[NPC]/A:[NPC]");
    private static final Pattern BASE_3 =
            Pattern.compile(
                    "CVSS:3\\.[01]/AV:[NALP]/AC:[LH]/PR:[NLH]/UI:[NR]/S:[UC]/C:[NLH]/I:[NLH]/A:[NLH]");

    private CsafScores() {}

    static void write(
            ObjectNode into, Collection<Note> notes, CsafProducts products, List<Metric> said) {
        var scores = Json.MAPPER.createArrayNode();
        var scored = new HashMap<String, Set<String>>();
        var words = new ArrayList<String>();
        for (Metric metric : said) {
            words.add(words(metric));
            // who else scored is nowhere to be said, and a product has one score of a version
            ObjectNode cvss = metric.source() == null ? cvss(metric) : null;
            if (cvss != null) {
                var ids = products.known(metric.productIds());
                ids.removeAll(scored.getOrDefault(metric.scheme(), Set.of()));
                if (!ids.isEmpty()) {
                    scored.computeIfAbsent(metric.scheme(), _ -> new HashSet<>()).addAll(ids);
                    var one = scores.addObject();
                    CsafText.texts(one, "products", ids);
                    one.set(metric.scheme().startsWith("cvss-2") ? "cvss_v2" : "cvss_v3", cvss);
                }
            }
        }
        if (!scores.isEmpty()) {
            into.set("scores", scores);
        }
        if (!words.isEmpty()) {
            notes.add(
                    CsafText.note(
                            "Scores as published",
                            words.stream().distinct().collect(Collectors.joining("\n"))));
        }
    }

    private static String words(Metric metric) {
        return Stream.of(
                        metric.scheme(),
                        metric.baseScore(),
                        metric.severity(),
                        metric.vector(),
                        metric.source() == null ? null : "by " + metric.source())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    /// Null when it has no vector of these versions, or another score than its vector.
    private static @Nullable ObjectNode cvss(Metric metric) {
        String vector = base(metric);
        if (vector == null) {
            return null;
        }
        double score = Cvss.fromVector(vector).calculateScore().getBaseScore();
        Double published = metric.baseScore();
        if (published != null && Math.abs(published - score) > NEARLY) {
            return null;
        }
        var cvss =
                Json.MAPPER
                        .createObjectNode()
                        .put("version", metric.scheme().substring("cvss-".length()))
                        .put("vectorString", vector)
                        .put("baseScore", score);
        return metric.scheme().equals("cvss-2.0")
                ? cvss
                : cvss.put("baseSeverity", severity(score));
    }

    private static @Nullable String base(Metric metric) {
        String vector = metric.vector();
        Pattern base =
                Map.of("cvss-2.0", BASE_2, "cvss-3.0", BASE_3, "cvss-3.1", BASE_3)
                        .get(metric.scheme());
        if (vector == null || base == null) {
            return null;
        }
        var found = base.matcher(vector);
        boolean isOfItsVersion =
                base.equals(BASE_2)
                        || vector.startsWith("CVSS:" + metric.scheme().substring("cvss-".length()));
        return found.lookingAt() && isOfItsVersion ? found.group() : null;
    }

    /// By the scale of CVSS 3.
    private static String severity(double score) {
        return score == 0
                ? "NONE"
                : score < 4 ? "LOW" : score < 7 ? "MEDIUM" : score < 9 ? "HIGH" : "CRITICAL";
    }
}
