package io.hypervisory.docker.command;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.enrich.judgement.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A judgement as lines for people: label, verdict, words, place, rule, confidence.
final class LabelTable {
    private static final int LONGEST_WORDS = 60;

    private LabelTable() {}

    static List<String> lines(Classification judged) {
        var lines = new ArrayList<String>();
        for (Dimension dimension : Dimension.values()) {
            dimension.of(judged).forEach(label -> lines.add(line("  ", dimension, label)));
        }
        if (lines.isEmpty()) {
            lines.add("  no rule speaks");
        }
        for (Classification.Part part : judged.parts()) {
            lines.add("  of " + (part.cve() == null ? part.place() : part.cve()));
            part.components().forEach(label -> lines.add(line("    ", Dimension.COMPONENT, label)));
            part.attacks().forEach(label -> lines.add(line("    ", Dimension.ATTACK, label)));
        }
        Urgency urgency = judged.urgency();
        if (urgency != null) {
            lines.add(
                    "  urgency "
                            + urgency.level().name().toLowerCase(Locale.ROOT)
                            + ", "
                            + urgency.points()
                            + " points");
            urgency.sum()
                    .forEach(term ->
                            lines.add(
                                    "    %+4d  %-32s  %s"
                                            .formatted(
                                                    term.points(), term.because(), term.place())));
        }
        return lines;
    }

    private static String line(String indent, Dimension dimension, Label label) {
        return "%s%-32s  %-7s  %-62s  %s  %s  %.2f"
                .formatted(
                        indent,
                        dimension.word() + "/" + label.value(),
                        label.verdict().name().toLowerCase(Locale.ROOT),
                        words(label),
                        label.place().isEmpty() ? "(the whole)" : label.place(),
                        label.rule(),
                        label.confidence());
    }

    private static String words(Label label) {
        if (label.words() == null) {
            return "(a field)";
        }
        String words = label.words().replaceAll("\\s+", " ");
        return "\""
                + (words.length() > LONGEST_WORDS
                        ? words.substring(0, LONGEST_WORDS - 1) + "…"
                        : words)
                + "\"";
    }
}
