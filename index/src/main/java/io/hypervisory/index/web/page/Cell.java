package io.hypervisory.index.web.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A cell of a table.
///
/// @param parts what stands in it, one after the other
/// @param style names of its looks; empty for none
/// @param value the number that a chart takes of it; null when that is the text itself
public record Cell(List<Part> parts, String style, @Nullable String value) {
    /// @param link null for plain text
    public record Part(String text, @Nullable String link) {
        public static Part of(String text) {
            return new Part(text, null);
        }
    }

    /// Of what nobody knows; a chart leaves a gap.
    public static final Cell UNKNOWN = text("not known").as("unknown");

    /// The same among numbers.
    public static final Cell UNKNOWN_NUMBER = UNKNOWN.as("number unknown");

    public Cell {
        parts = List.copyOf(parts);
    }

    public static Cell text(String text) {
        return of(List.of(Part.of(text)));
    }

    public static Cell link(String text, @Nullable String link) {
        return of(List.of(new Part(text, link)));
    }

    public static Cell of(List<Part> parts) {
        return new Cell(parts, "", null);
    }

    /// A count, or [#UNKNOWN_NUMBER] for null.
    public static Cell count(@Nullable Number count) {
        return count == null ? UNKNOWN_NUMBER : text(count.toString()).as("number");
    }

    /// With one decimal, or [#UNKNOWN_NUMBER] for null.
    public static Cell decimal(@Nullable Double number) {
        return number == null
                ? UNKNOWN_NUMBER
                : text(String.format(Locale.ROOT, "%.1f", number)).as("number");
    }

    /// Null without any: the attribute is left out then.
    public @Nullable String looks() {
        return style.isEmpty() ? null : style;
    }

    /// The same with other looks.
    public Cell as(String style) {
        return new Cell(parts, style, value);
    }

    /// The same, drawn as this number.
    public Cell worth(Number number) {
        return new Cell(parts, style, number.toString());
    }
}
