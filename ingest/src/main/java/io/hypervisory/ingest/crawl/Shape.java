package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a body must look like for its format: an error page or half a document is a fault of the
/// fetch, not of the document.
enum Shape {
    JSON,
    XML,
    XML_OR_JSON,
    /// In either.
    FEED,
    ANY;

    private static final int HEAD = 1024;
    private static final int TAIL = 4096;
    private static final Pattern BEFORE_ROOT =
            Pattern.compile(
                    "(?:\\s|\\uFEFF|\\u00EF\\u00BB\\u00BF|<\\?.*?\\?>|<!--.*?-->)*",
                    Pattern.DOTALL);
    private static final Pattern HTML =
            Pattern.compile("<(?:!doctype\\s+html|html|head|body)\\b.*", Pattern.DOTALL);

    private static final Pattern ROOT = Pattern.compile("<([\\w:.-]+)");

    /// What is said of a body that has no end.
    static final String CUT = "ends in the middle";

    static Shape of(String format) {
        return switch (format) {
            case "feed" -> FEED;
            case "csaf",
                    "kev",
                    "nvd",
                    "nvd-1.1",
                    "cve-json5",
                    "osv",
                    "xsa-list",
                    "broadcom-list",
                    "msrc-updates",
                    "epss-api",
                    "vzlsa" ->
                    JSON;
            case "msrc-cvrf" -> XML_OR_JSON;
            case "oval", "esxi-depot", "updateinfo", "cvrf" -> XML;
            default -> ANY;
        };
    }

    /// Null when the body looks like what it should be.
    @Nullable String fault(byte[] body) {
        if (this == ANY) {
            return null;
        }
        String head = ascii(body, 0, HEAD);
        String start = head.substring(end(head)).toLowerCase(Locale.ROOT);
        if (HTML.matcher(start).matches()) {
            return "is HTML where " + words() + " was due";
        }
        if (start.isEmpty()) {
            return body.length == 0 ? "is empty" : null;
        }
        String tail = ascii(body, Math.max(0, body.length - TAIL), body.length).strip();
        return ends(start, tail) ? null : CUT;
    }

    /// Where the beginning does not say what it is, nothing can be said of the end.
    private static boolean ends(String start, String tail) {
        if (start.startsWith("{") || start.startsWith("[")) {
            return tail.endsWith("}") || tail.endsWith("]");
        }
        var root = ROOT.matcher(start);
        return !root.lookingAt()
                || tail.endsWith("/>")
                || tail.toLowerCase(Locale.ROOT).contains("</" + root.group(1));
    }

    private String words() {
        return switch (this) {
            case JSON -> "JSON";
            case XML -> "XML";
            case XML_OR_JSON -> "JSON or XML";
            case FEED -> "a feed";
            case ANY -> "anything";
        };
    }

    private static int end(String head) {
        var matcher = BEFORE_ROOT.matcher(head);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /// Bytes of zero are left out, so that UTF-16 reads too.
    private static String ascii(byte[] body, int from, int to) {
        return new String(Arrays.copyOfRange(body, from, Math.min(to, body.length)), ISO_8859_1)
                .replace("\0", "");
    }
}
