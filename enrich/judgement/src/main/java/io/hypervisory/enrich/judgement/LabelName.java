package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.Locale;

/// Labels as rules write them.
final class LabelName {
    private LabelName() {}

    /// `impact/host-reboot`, `no impact/host-reboot`, or a dimension alone.
    static Rule.Said read(String file, Lines said, String rule) {
        String text = said.text(file);
        int space = text.indexOf(' ');
        Verdict verdict =
                switch (space < 0 ? "" : text.substring(0, space)) {
                    case "" -> null;
                    case "yes" -> Verdict.YES;
                    case "no" -> Verdict.NO;
                    case "unknown" -> Verdict.UNKNOWN;
                    default ->
                            throw new Lines.Fault(
                                    file,
                                    said.line(),
                                    rule + ": a label is dimension/value, not `" + text + "`");
                };
        String label = text.substring(space + 1).strip().toLowerCase(Locale.ROOT);
        int slash = label.indexOf('/');
        Dimension dimension = Dimension.named(slash < 0 ? label : label.substring(0, slash));
        if (dimension == null) {
            throw new Lines.Fault(
                    file,
                    said.line(),
                    rule + ": `" + text + "` is of none of " + Dimension.words());
        }
        if (slash < 0) {
            return new Rule.Said(dimension, null, verdict);
        }
        String value = label.substring(slash + 1);
        String problem = dimension.problem(value);
        if (problem != null) {
            throw new Lines.Fault(
                    file,
                    said.line(),
                    rule
                            + ": "
                            + dimension.word()
                            + " has no value `"
                            + value
                            + "`; wanted is "
                            + problem);
        }
        return new Rule.Said(dimension, value, verdict);
    }
}
