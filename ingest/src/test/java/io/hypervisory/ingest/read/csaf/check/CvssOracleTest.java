package io.hypervisory.ingest.read.csaf.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import us.springett.cvss.Cvss;
import us.springett.cvss.Score;

/// Our equations against a calculator that others wrote, for every vector of base metrics.
class CvssOracleTest {
    @Test
    void cvss2_isAsOthersComputeIt() {
        for (String vector : all(CvssMetrics.OF_2)) {
            same(CvssMetrics.OF_2, vector + "/E:POC/RL:TF/RC:UR");
        }
    }

    @Test
    void cvss30_isAsOthersComputeIt() {
        for (String vector : all(CvssMetrics.OF_3_0)) {
            same(CvssMetrics.OF_3_0, vector + "/E:P/RL:T/RC:R");
        }
    }

    @Test
    void cvss31_isAsOthersComputeIt_withEnvironment() {
        for (String vector : all(CvssMetrics.OF_3_1)) {
            String whole = vector + "/E:P/RL:T/RC:R/CR:H/IR:L/AR:M/MAV:A/MS:C/MC:L";
            CvssScores ours = same(CvssMetrics.OF_3_1, whole);
            assertThat(ours.environmental())
                    .as(whole)
                    .isEqualTo(Cvss.fromVector(whole).calculateScore().getEnvironmentalScore());
        }
    }

    private static CvssScores same(CvssMetrics metrics, String vector) {
        CvssVector parsed = Objects.requireNonNull(CvssVector.parse(metrics, vector), vector);
        CvssScores ours =
                metrics == CvssMetrics.OF_2
                        ? Cvss2.scores(parsed)
                        : Cvss3.scores(parsed, metrics == CvssMetrics.OF_3_1);
        Score theirs = Cvss.fromVector(vector).calculateScore();
        assertThat(ours.base()).as(vector).isEqualTo(theirs.getBaseScore());
        assertThat(ours.temporal()).as(vector).isEqualTo(theirs.getTemporalScore());
        return ours;
    }

    private static List<String> all(CvssMetrics metrics) {
        List<String> vectors = List.of(metrics.prefix());
        for (CvssMetrics.Metric metric : metrics.byKey().values()) {
            if (metric.base()) {
                var longer = new ArrayList<String>();
                for (String vector : vectors) {
                    String between = vector.equals(metrics.prefix()) ? "" : "/";
                    metric.words()
                            .keySet()
                            .forEach(value ->
                                    longer.add(vector + between + metric.key() + ":" + value));
                }
                vectors = longer;
            }
        }
        return vectors;
    }
}
