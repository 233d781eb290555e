package io.hypervisory.index.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A publisher's text with the words marked that labels go by; plain text, part by part.
public record MarkedText(List<Part> parts) {
    /// @param anchor of the words, that labels link to; null when it is not marked
    /// @param labels that go by these words; null with the anchor
    public record Part(String text, @Nullable String anchor, @Nullable String labels) {}

    public MarkedText {
        parts = List.copyOf(parts);
    }

    /// Without a mark.
    public static MarkedText plain(String text) {
        return text.isEmpty()
                ? new MarkedText(List.of())
                : new MarkedText(List.of(new Part(text, null, null)));
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    public boolean isMarked() {
        return parts.stream().anyMatch(part -> part.anchor() != null);
    }
}
