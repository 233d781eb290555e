package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.enrich.judgement.Dimension;
import io.hypervisory.index.web.page.EntryPage.LabelLine;
import io.hypervisory.index.web.page.EntryPage.Term;
import io.hypervisory.index.web.page.EntryPage.UrgencyBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Words our judgement with its evidence.
///
/// @param content of the record, in which the places are pointers
record LabelsView(Classification judged, JsonNode content, Marks marks) {
    private static final int LONGEST_FIELD = 120;

    List<LabelLine> lines() {
        var lines = new ArrayList<LabelLine>();
        for (Dimension dimension : Dimension.values()) {
            dimension.of(judged).forEach(label -> lines.add(line(dimension, null, label)));
        }
        for (Classification.Part part : judged.parts()) {
            String of = part.cve() == null ? part.place() : part.cve();
            part.components().forEach(label -> lines.add(line(Dimension.COMPONENT, of, label)));
            part.attacks().forEach(label -> lines.add(line(Dimension.ATTACK, of, label)));
        }
        return lines;
    }

    private LabelLine line(Dimension dimension, @Nullable String of, Label label) {
        return new LabelLine(
                Words.slug(dimension.word()),
                Words.slug(label.value()),
                Words.lower(label.verdict()),
                of,
                label.words(),
                label.words() == null ? field(label.place()) : null,
                label.place(),
                marks.link(label),
                label.rule(),
                String.format(Locale.ROOT, "%.0f %%", 100 * label.confidence()));
    }

    /// The value that stands at a place, of a score its vector; null when it is a list, another
    /// object or not there.
    @Nullable String field(String place) {
        if (place.isEmpty() || !place.startsWith("/")) {
            return null;
        }
        JsonNode there = content.at(place);
        JsonNode at = there.has("vector") ? there.get("vector") : there;
        if (!at.isValueNode() || at.isNull()) {
            return null;
        }
        return Words.shortened(at.asString(), LONGEST_FIELD);
    }

    @Nullable UrgencyBox urgency() {
        Urgency urgency = judged.urgency();
        return urgency == null
                ? null
                : new UrgencyBox(
                        Words.lower(urgency.level()),
                        urgency.points(),
                        urgency.sum().stream().map(this::term).toList());
    }

    private Term term(Urgency.Term term) {
        String because = term.because();
        Label label = labelled(because);
        return new Term(
                because,
                (term.points() > 0 ? "+" : "\u2212") + Math.abs(term.points()),
                term.place(),
                label == null ? Marks.row(term.place()) : marks.link(label));
    }

    private @Nullable Label labelled(String because) {
        String name = because.startsWith("no ") ? because.substring(3) : because;
        for (Dimension dimension : Dimension.values()) {
            for (Label label : dimension.of(judged)) {
                if (name.equals(dimension.word() + "/" + label.value())) {
                    return label;
                }
            }
        }
        return null;
    }
}
