package io.hypervisory.ingest.read.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a feed, made fit for an XML parser that allows no DOCTYPE. Thread-safe.
final class FeedText {
    private static final Pattern REFERENCE =
            Pattern.compile("&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,9}));");

    private static final Pattern LAST_TAG = Pattern.compile("</[\\w.:-]{1,100}\\z");
    private static final Pattern NAMED = Pattern.compile("&([A-Za-z_][\\w.-]{0,100});");
    private static final String PLAIN = "(?:[^%s&%%<]|&#[xX]?[0-9A-Fa-f]{1,8};){0,500}+";
    private static final Pattern ENTITY =
            Pattern.compile(
                    "<!ENTITY\\s+([A-Za-z_][\\w.-]{0,100})\\s+(\"%s\"|'%s')\\s*>"
                            .formatted(PLAIN.formatted("\""), PLAIN.formatted("'")));

    private static final int MAX_PREAMBLE = 2_000;

    /// All that a document's own entities may add to it.
    private static final int MAX_EXPANSION = 1_000_000;

    private FeedText() {}

    static String clean(String text) {
        String plain = withoutDoctype(fromItsStart(withoutControls(text).strip()));
        // the commonest cut of all is that of the very last byte
        String closed = LAST_TAG.matcher(plain).find() ? plain + ">" : plain;
        return REFERENCE.matcher(closed).replaceAll(FeedText::reference);
    }

    /// Without what a server says before it begins: warnings, a stray mark.
    private static String fromItsStart(String text) {
        if (text.startsWith("<") || text.startsWith("{")) {
            return text;
        }
        int declaration = text.indexOf("<?xml ");
        return declaration < 0 || declaration > MAX_PREAMBLE ? text : text.substring(declaration);
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
                int end = endOfDoctype(text, open);
                String rest = text.substring(0, open) + text.substring(end);
                return withEntities(rest, text.substring(open, end));
            } else {
                return text;
            }
        }
        return text;
    }

    /// The document's own entities, as far as they stand for plain text; no other is ever resolved.
    private static String withEntities(String text, String doctype) {
        Map<String, String> entities = new HashMap<>();
        ENTITY.matcher(doctype)
                .results()
                .forEach(entity -> {
                    String quoted = entity.group(2);
                    entities.putIfAbsent(entity.group(1), quoted.substring(1, quoted.length() - 1));
                });
        if (entities.isEmpty()) {
            return text;
        }
        var budget = new AtomicInteger(MAX_EXPANSION);
        return NAMED.matcher(text)
                .replaceAll(name -> {
                    String value = entities.get(name.group(1));
                    if (value == null || budget.get() < value.length()) {
                        return Matcher.quoteReplacement(name.group());
                    }
                    budget.addAndGet(-value.length());
                    return Matcher.quoteReplacement(value);
                });
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
