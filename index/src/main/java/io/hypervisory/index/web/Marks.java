package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.judgement.Dimension;
import io.hypervisory.index.web.page.MarkedText;
import io.hypervisory.index.web.page.MarkedText.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Marks the words that labels go by where their texts are shown, and remembers which can be linked
/// to. Of one page; not thread-safe.
final class Marks {
    /// @param name of the label, as `impact/host-reboot`
    private record Span(String place, int start, int end, String words, String name) {
        At at() {
            return new At(place, start, end);
        }
    }

    private record At(String place, int start, int end) {}

    private final Map<String, List<Span>> byPlace = new HashMap<>();
    private final Map<At, String> anchors = new HashMap<>();

    static Marks of(Classification judged) {
        var marks = new Marks();
        for (Dimension dimension : Dimension.values()) {
            dimension.of(judged).forEach(label -> marks.add(dimension, label));
        }
        for (Classification.Part part : judged.parts()) {
            part.components().forEach(label -> marks.add(Dimension.COMPONENT, label));
            part.attacks().forEach(label -> marks.add(Dimension.ATTACK, label));
        }
        return marks;
    }

    private void add(Dimension dimension, Label label) {
        String words = label.words();
        if (words != null && label.start() >= 0 && label.end() > label.start()) {
            byPlace.computeIfAbsent(label.place(), _ -> new ArrayList<>())
                    .add(
                            new Span(
                                    label.place(),
                                    label.start(),
                                    label.end(),
                                    words,
                                    dimension.word() + "/" + label.value()));
        }
    }

    /// A text that stands at one place.
    MarkedText text(String place, String text) {
        return text(List.of(place), text);
    }

    /// A text that several places have alike, and that is shown once.
    MarkedText text(Collection<String> places, String text) {
        var spans = new ArrayList<Span>();
        for (String place : places) {
            byPlace.getOrDefault(place, List.of()).stream()
                    .filter(span -> stands(span, text))
                    .forEach(spans::add);
        }
        if (spans.isEmpty()) {
            return MarkedText.plain(text);
        }
        spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        return marked(text, spans);
    }

    /// A shortened record may lack the words.
    private static boolean stands(Span span, String text) {
        return span.end() <= text.length()
                && text.substring(span.start(), span.end()).equals(span.words());
    }

    /// Spans that touch become one mark.
    private MarkedText marked(String text, List<Span> spans) {
        var parts = new ArrayList<Part>();
        int at = 0;
        int i = 0;
        while (i < spans.size()) {
            int start = spans.get(i).start();
            int end = start;
            String anchor = anchor(spans.get(i).place(), start);
            var names = new LinkedHashSet<String>();
            while (i < spans.size() && (end == start || spans.get(i).start() < end)) {
                Span span = spans.get(i++);
                end = Math.max(end, span.end());
                names.add(span.name());
                anchors.put(span.at(), anchor);
            }
            if (start > at) {
                parts.add(new Part(text.substring(at, start), null, null));
            }
            parts.add(new Part(text.substring(start, end), anchor, String.join(", ", names)));
            at = end;
        }
        if (at < text.length()) {
            parts.add(new Part(text.substring(at), null, null));
        }
        return new MarkedText(parts);
    }

    private static String anchor(String place, int start) {
        return "words" + place.replace('/', '-') + "-" + start;
    }

    /// To the words of a label, as `#words-notes-0-text-12`; null when they are not shown. Texts
    /// are to be marked first.
    @Nullable String link(Label label) {
        String anchor = anchors.get(new At(label.place(), label.start(), label.end()));
        return anchor == null ? row(label.place()) : "#" + anchor;
    }

    /// To the line that a place lies in; null when it lies in none.
    static @Nullable String row(String place) {
        String[] steps = place.split("/");
        boolean isLine =
                steps.length > 2
                        && (steps[1].equals("vulnerabilities") || steps[1].equals("patchTable"));
        return isLine ? "#" + rowAnchor(steps[1], Integer.parseInt(steps[2])) : null;
    }

    /// @param list `vulnerabilities` or `patchTable`
    static String rowAnchor(String list, int index) {
        return (list.equals("patchTable") ? "row-" : "vulnerability-") + index;
    }
}
