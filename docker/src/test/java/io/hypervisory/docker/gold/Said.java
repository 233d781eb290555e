package io.hypervisory.docker.gold;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One notice: what a person says of it, and what the rules say.
///
/// @param alone what the rules say without the patches of the notice's own document
/// @param text all of the notice as JSON, for the baselines
record Said(GoldLabel wanted, Classification got, Classification alone, String text) {
    static Said of(GoldLabel wanted, Noticed notice, Classifier classifier) {
        Classification got = notice.judge(classifier);
        Classification alone =
                notice instanceof Noticed.WithPatches(Noticed.OfAdvisory advisory, _)
                        ? advisory.judge(classifier)
                        : got;
        return new Said(wanted, got, alone, Json.text(notice));
    }

    Said withoutPatches() {
        return new Said(wanted, alone, alone, text);
    }

    Set<String> wanted(Dimension dimension) {
        return wanted.of(dimension);
    }

    private static boolean isAsked(Label label) {
        return label.verdict() != Verdict.UNKNOWN && GoldLabel.IMPACTS.contains(label.value());
    }

    /// With the label that says so.
    Map<String, Label> got(Dimension dimension) {
        List<Label> labels =
                switch (dimension) {
                    case KIND -> got.kinds();
                    case COMPONENT -> got.components();
                    case IMPACT -> got.impacts();
                };
        var values = new TreeMap<String, Label>();
        for (Label label : labels) {
            if (dimension == Dimension.IMPACT && isAsked(label)) {
                String verdict = label.verdict() == Verdict.YES ? "yes" : "no";
                values.put(label.value() + ": " + verdict, label);
            } else if (dimension != Dimension.IMPACT && label.verdict() == Verdict.YES) {
                values.put(label.value(), label);
            }
        }
        return values;
    }
}
