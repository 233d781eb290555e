package io.hypervisory.index.query;

import java.util.Arrays;

/// A query as its author wrote it, and as the parser wants it. Lucene reads a slash as the start of
/// a regular expression; our ids hold slashes and we have no expressions, so each is escaped, and
/// columns are told by the author's text.
record Written(String original, String escaped, int[] originalIndex) {
    static Written of(String original) {
        var escaped = new StringBuilder();
        int[] index = new int[2 * original.length() + 1];
        boolean quoted = false;
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            if (c == '\\' && i + 1 < original.length()) {
                index[escaped.length()] = i;
                escaped.append(c);
                i++;
                c = original.charAt(i);
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '/' && !quoted) {
                index[escaped.length()] = i;
                escaped.append('\\');
            }
            index[escaped.length()] = i;
            escaped.append(c);
        }
        index[escaped.length()] = original.length();
        return new Written(
                original, escaped.toString(), Arrays.copyOf(index, escaped.length() + 1));
    }

    /// The column, from 1, of a place in the escaped text.
    int column(int escapedAt) {
        return originalIndex[Math.clamp(escapedAt, 0, originalIndex.length - 1)] + 1;
    }

    /// The column of the field's name before a value; of the value where it cannot be found.
    int columnOfField(String field, int valueAt) {
        int at = escaped.lastIndexOf(field, Math.clamp(valueAt, 0, escaped.length()));
        return column(at < 0 ? valueAt : at);
    }
}
