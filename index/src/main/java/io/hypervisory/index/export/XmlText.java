package io.hypervisory.index.export;

/// Text as XML 1.0 may hold it.
final class XmlText {
    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /// With a replacement character in place of what XML has no way to write.
    static String of(String text) {
        if (text.codePoints().allMatch(XmlText::isAllowed)) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isAllowed(c) ? c : REPLACEMENT));
        return clean.toString();
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xD7FF
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
