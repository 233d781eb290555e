package io.hypervisory.ingest.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An element of an XML document with what is in it; names are without their namespaces. It is made
/// by [XmlRecords] and does not change afterwards.
public final class XmlElement {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>(2);
    private final List<XmlElement> children = new ArrayList<>(2);
    private final StringBuilder text = new StringBuilder(0);

    XmlElement(String name) {
        this.name = name;
    }

    void put(String attribute, String value) {
        attributes.putIfAbsent(attribute, value);
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(String more) {
        text.append(more);
    }

    public String name() {
        return name;
    }

    /// On one line; null when absent or blank.
    public @Nullable String attribute(String attribute) {
        return folded(attributes.getOrDefault(attribute, ""));
    }

    public List<XmlElement> children() {
        return List.copyOf(children);
    }

    public List<XmlElement> children(String named) {
        return children.stream().filter(child -> child.name.equals(named)).toList();
    }

    /// The first one of the name.
    public Optional<XmlElement> child(String named) {
        return children.stream().filter(child -> child.name.equals(named)).findFirst();
    }

    /// The element's own text on one line; null when blank.
    public @Nullable String text() {
        return folded(text);
    }

    /// The text of the first child of the name, on one line; null when absent or blank.
    public @Nullable String text(String named) {
        return child(named).map(XmlElement::text).orElse(null);
    }

    /// As [#text(String)], with its line breaks.
    public @Nullable String lines(String named) {
        String lines = child(named).map(child -> child.text.toString().strip()).orElse("");
        return lines.isEmpty() ? null : lines.replace("\r\n", "\n");
    }

    private static @Nullable String folded(CharSequence text) {
        String folded = HtmlText.folded(text);
        return folded.isEmpty() ? null : folded;
    }
}
