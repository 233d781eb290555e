package io.hypervisory.docker.gold;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One notice: what a person says of it, and what the rules say.
///
/// @param text all of the notice as JSON, for the baselines
record Said(GoldLabel wanted, Classification got, String text) {
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
