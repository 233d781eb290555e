package io.hypervisory.docker.archive;

import java.util.ArrayList;
import java.util.List;

/// Plain-text and HTML layout that several renderers need.
final class Layout {
    private Layout() {}

    /// Breaks a text at its blanks so that no line is longer than `width` characters; a longer word
    /// keeps a line of its own.
    static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /// A paragraph of at most 72 columns, each line indented.
    static String paragraph(int indent, String text) {
        String margin = " ".repeat(indent);
        return margin + String.join("\n" + margin, wrap(text, 72 - indent)) + "\n";
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
