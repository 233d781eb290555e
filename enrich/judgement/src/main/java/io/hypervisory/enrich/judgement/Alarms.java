package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What beside our labels speaks for haste.
///
/// @param severity the publisher's word; null when it gave none
/// @param score the highest CVSS base score, the notice's own or of a list; null when there is none
/// @param likelihood lower end of EPSS's highest band; null when there is none
/// @param ransomware where a list says that it is used by ransomware; null when none does
record Alarms(
        @Nullable String severity,
        @Nullable Number score,
        @Nullable Number likelihood,
        @Nullable String ransomware) {

    record Number(String name, double value, String place) {}

    static Alarms of(Advisory.Content advisory) {
        Number score = null;
        for (int i = 0; i < advisory.vulnerabilities().size(); i++) {
            List<Metric> metrics = advisory.vulnerabilities().get(i).metrics();
            for (int j = 0; j < metrics.size(); j++) {
                Metric metric = metrics.get(j);
                if (metric.baseScore() != null && metric.scheme().startsWith("cvss")) {
                    String place = "/vulnerabilities/" + i + "/metrics/" + j;
                    score = higher(score, "cvss", metric.baseScore(), place);
                }
            }
        }
        return of(advisory.severity(), score, advisory.knowledge());
    }

    static Alarms of(Patch.Content patch) {
        return of(patch.severity(), null, patch.knowledge());
    }

    private static Alarms of(
            @Nullable String severity, @Nullable Number own, List<CveKnowledge> knowledge) {
        Number score = own;
        Number likelihood = null;
        String ransomware = null;
        for (int i = 0; i < knowledge.size(); i++) {
            CveKnowledge known = knowledge.get(i);
            String base = "/knowledge/" + i;
            for (int j = 0; j < known.scores().size(); j++) {
                CveKnowledge.Score each = known.scores().get(j);
                if (each.baseScore() != null && each.scheme().startsWith("cvss")) {
                    score = higher(score, "known-cvss", each.baseScore(), base + "/scores/" + j);
                }
            }
            for (int j = 0; j < known.likelihoods().size(); j++) {
                double atLeast = known.likelihoods().get(j).atLeast();
                likelihood = higher(likelihood, "epss", atLeast, base + "/likelihoods/" + j);
            }
            for (int j = 0; j < known.exploited().size() && ransomware == null; j++) {
                if (Boolean.TRUE.equals(known.exploited().get(j).ransomware())) {
                    ransomware = base + "/exploited/" + j;
                }
            }
        }
        return new Alarms(severity, score, likelihood, ransomware);
    }

    private static Number higher(@Nullable Number before, String name, double value, String place) {
        return before != null && before.value() >= value ? before : new Number(name, value, place);
    }
}
