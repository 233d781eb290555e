package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `cvss_v2`, `cvss_v3` or `cvss_v4` of a document. Immutable.
///
/// @param metrics of the version that the object states, of its kind's newest when it states
///   another
/// @param vector null when absent or none of that version
record CvssObject(Spot spot, CvssMetrics metrics, @Nullable CvssVector vector) {
    private static final List<String> KINDS = List.of("cvss_v2", "cvss_v3", "cvss_v4");

    /// All that a score (2.0) or the content of a metric (2.1) holds.
    static List<CvssObject> of(Spot content) {
        var objects = new ArrayList<CvssObject>(1);
        for (String kind : KINDS) {
            if (content.has(kind)) {
                Spot spot = content.member(kind);
                CvssMetrics metrics = metrics(kind, spot.text("version"));
                String vector = spot.text("vectorString");
                objects.add(
                        new CvssObject(
                                spot,
                                metrics,
                                vector == null ? null : CvssVector.parse(metrics, vector)));
            }
        }
        return objects;
    }

    private static CvssMetrics metrics(String kind, @Nullable String version) {
        return switch (kind) {
            case "cvss_v2" -> CvssMetrics.OF_2;
            case "cvss_v3" -> "3.0".equals(version) ? CvssMetrics.OF_3_0 : CvssMetrics.OF_3_1;
            default -> CvssMetrics.OF_4;
        };
    }
}
