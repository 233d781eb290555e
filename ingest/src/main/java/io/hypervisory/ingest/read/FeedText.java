package io.hypervisory.ingest.read;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a feed, made fit for an XML parser that allows no DOCTYPE. Thread-safe.
final class FeedText {
    private static final Pattern REFERENCE =
            Pattern.compile("&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,9}));");

    private FeedText() {}

    static String clean(String text) {
        String plain = withoutDoctype(withoutControls(text).stripLeading());
        return REFERENCE.matcher(plain).replaceAll(FeedText::reference);
    }

    private static String reference(MatchResult match) {
        long codePoint =
                match.group(1) == null
                        ? Long.parseLong(match.group(2))
                        : Long.parseLong(match.group(1), 16);
        boolean allowed =
                codePoint <= Character.MAX_CODE_POINT
                        && isXml((int) codePoint)
                        && !(codePoint >= 0xD800 && codePoint <= 0xDFFF);
        return allowed ? Matcher.quoteReplacement(match.group()) : "";
    }

    private static String withoutControls(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(FeedText::isXml).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /// What XML 1.0 allows; a lone surrogate is not text.
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xD800)
                || (c > 0xDFFF && c < 0xFFFE)
                || c > 0xFFFF;
    }

    /// Only before the root element: further down it is somebody's text.
    private static String withoutDoctype(String text) {
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            if (open < 0) {
                return text;
            }
            if (text.startsWith("<!--", open)) {
                at = after(text, "-->", open);
            } else if (text.startsWith("<?", open)) {
                at = after(text, "?>", open);
            } else if (text.regionMatches(true, open, "<!DOCTYPE", 0, 9)) {
                return text.substring(0, open) + text.substring(endOfDoctype(text, open));
            } else {
                return text;
            }
        }
        return text;
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private static int endOfDoctype(String text, int from) {
        boolean subset = false;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                subset = true;
            } else if (c == ']') {
                subset = false;
            } else if (c == '>' && !subset) {
                return i + 1;
            }
        }
        return text.length();
    }
}
