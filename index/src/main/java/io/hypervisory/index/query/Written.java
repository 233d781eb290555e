package io.hypervisory.index.query;

import java.util.Arrays;
import java.util.regex.Pattern;

/// A query as its author wrote it, and as the parser wants it. Lucene reads a slash as the start of
/// a regular expression; our ids hold slashes and we have no expressions, so each is escaped, and
/// so is a colon within an id; one before a comparison is left out. Columns are told by the
/// author's text.
record Written(String original, String escaped, int[] originalIndex) {
    private static final Pattern BEGUN_ID =
            Pattern.compile(
                    "(?:^|[\\s(])(?:[A-Z]{3,12}|\\p{L}[\\p{L}\\d]*-[\\p{L}\\d-]*\\d[\\p{L}\\d-]*)$");

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
            } else if (c == ':' && !quoted && isBeforeComparison(original, i)) {
                continue;
            } else if ((c == '/' || c == ':' && isInId(original, i)) && !quoted) {
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

    /// `age:<30d` is `age<30d` to Lucene.
    private static boolean isBeforeComparison(String text, int colon) {
        return colon > 0
                && colon + 1 < text.length()
                && (text.charAt(colon + 1) == '<' || text.charAt(colon + 1) == '>')
                && Character.isLetter(text.charAt(colon - 1));
    }

    /// Whether a colon stands within an id, as in `RHSA-2012:0465`: before a digit, and behind what
    /// is written as no field is.
    private static boolean isInId(String text, int colon) {
        return colon + 1 < text.length()
                && Character.isDigit(text.charAt(colon + 1))
                && BEGUN_ID.matcher(text.substring(0, colon)).find();
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
