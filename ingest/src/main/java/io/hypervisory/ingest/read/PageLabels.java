package io.hypervisory.ingest.read;

import io.hypervisory.ingest.read.PageLines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a page says under labels, in whatever markup: a row of label and value, `Label: value` on a
/// line, or a label alone with its value below. Immutable.
public final class PageLabels {
    private static final int LONGEST_LABEL = 60;
    private static final Pattern COLON = Pattern.compile("\\s*:\\s*$");

    private final List<Labelled> found;

    private PageLabels(List<Labelled> found) {
        this.found = List.copyOf(found);
    }

    /// @param label as written, less its colon
    /// @param value on one line; empty when there is none
    public record Labelled(String label, String value) {}

    /// Looks at all that could be a label.
    public static PageLabels in(List<Line> lines) {
        var found = new ArrayList<Labelled>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.cells().size() > 1) {
                row(line.cells(), found);
            } else if (!line.isHeading()) {
                line(line.text(), i + 1 < lines.size() ? lines.get(i + 1) : null, found);
            }
        }
        return new PageLabels(found);
    }

    /// Two cells, four, or two with empty ones behind.
    private static void row(List<String> cells, List<Labelled> found) {
        for (int i = 0; i + 1 < cells.size(); i += 2) {
            String label = COLON.matcher(cells.get(i)).replaceFirst("");
            if (!label.isEmpty() && label.length() <= LONGEST_LABEL) {
                found.add(new Labelled(label, cells.get(i + 1)));
            }
        }
    }

    private static void line(String text, @Nullable Line next, List<Labelled> found) {
        int colon = text.indexOf(':');
        if (colon < 0 && text.length() <= LONGEST_LABEL) {
            found.add(new Labelled(text, below(next)));
        } else if (colon > 0 && colon <= LONGEST_LABEL) {
            String value = text.substring(colon + 1).strip();
            String label = text.substring(0, colon).strip();
            found.add(new Labelled(label, value.isEmpty() ? below(next) : value));
        }
    }

    /// The next line, unless it has a label of its own.
    private static String below(@Nullable Line next) {
        if (next == null || next.isHeading() || next.cells().size() > 1) {
            return "";
        }
        return next.text().contains(":") ? "" : next.text();
    }

    /// The first of the labels, which are in lower case; null when the page has none of them, or
    /// nothing under it.
    public @Nullable Labelled find(String... labels) {
        Set<String> wanted = Set.of(labels);
        for (Labelled one : found) {
            if (wanted.contains(one.label().toLowerCase(Locale.ROOT)) && !one.value().isEmpty()) {
                return one;
            }
        }
        return null;
    }

    /// The value of [#find]; empty when there is none.
    public String value(String... labels) {
        Labelled one = find(labels);
        return one == null ? "" : one.value();
    }
}
