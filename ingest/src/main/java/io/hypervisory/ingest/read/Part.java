package io.hypervisory.ingest.read;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A piece of a structured document: an element of XML with what is in it, or what stands for one
/// in JSON. Names are without namespace.
///
/// @param text of the element itself, that of its children left out, as written
public record Part(String name, Map<String, String> attributes, String text, List<Part> children) {
    public Part {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// The first child of that name; null when there is none.
    public @Nullable Part child(String name) {
        for (Part child : children) {
            if (child.name.equals(name)) {
                return child;
            }
        }
        return null;
    }

    /// All children of that name, in order.
    public List<Part> all(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /// The children of one name in the first child of another, as `Note` in `Notes`.
    public List<Part> all(String container, String name) {
        Part child = child(container);
        return child == null ? List.of() : child.all(name);
    }

    /// The text of the first child of that name, or the attribute, on one line; null when neither
    /// is there or it is blank.
    public @Nullable String word(String name) {
        Part child = child(name);
        String said = child == null ? attributes.get(name) : child.text;
        String folded = said == null ? "" : HtmlText.folded(said);
        return folded.isEmpty() ? null : folded;
    }

    /// The text itself on one line; null when blank.
    public @Nullable String word() {
        String folded = HtmlText.folded(text);
        return folded.isEmpty() ? null : folded;
    }

    /// The words of all children of that name, blank ones left out.
    public List<String> words(String name) {
        return children.stream()
                .filter(child -> child.name.equals(name))
                .map(child -> HtmlText.folded(child.text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// The text with its line breaks; null when blank.
    public @Nullable String prose() {
        return text.isBlank() ? null : text.strip();
    }

    /// As [#prose] of the first child of that name.
    public @Nullable String prose(String name) {
        Part child = child(name);
        return child == null ? null : child.prose();
    }

    /// What the reading makes of the first child of that name; null when there is none.
    public <T> @Nullable T of(String name, Function<Part, @Nullable T> reading) {
        Part child = child(name);
        return child == null ? null : reading.apply(child);
    }
}
