package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;

/// Undoes quoted-printable, stated or left over by an archive. Thread-safe.
public final class QuotedPrintable {
    private static final Pattern SURELY = Pattern.compile("=3D[^\\n]|=3D\\n");
    private static final Pattern BLANK_AT_END = Pattern.compile("(?m)=(?:20|A0)$");
    private static final Pattern SOFT_BREAK = Pattern.compile("(?<![=\\s])=\\n");

    private QuotedPrintable() {}

    /// Text that is known to be quoted-printable.
    public static String decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '=') {
                bytes.writeBytes(String.valueOf(c).getBytes(UTF_8));
            } else if (text.startsWith("\n", i + 1)) {
                i++;
            } else if (i + 2 < text.length() && hex(text, i + 1) >= 0) {
                bytes.write(hex(text, i + 1));
                i += 2;
            } else {
                bytes.write('=');
            }
        }
        return Text.decode(bytes.toByteArray(), null);
    }

    /// Text that may hold leftovers. Only where an encoded `=` proves that all of it was encoded is
    /// all of it decoded: a table's ruler is made of `=`, and so is a URL's query.
    public static String mend(String text) {
        if (SURELY.matcher(text).find()) {
            return decode(text);
        }
        var blanks = BLANK_AT_END.matcher(text);
        if (!blanks.find()) {
            return text;
        }
        return SOFT_BREAK.matcher(blanks.replaceAll("")).replaceAll("");
    }

    /// -1 when the two characters are no hexadecimal number in capitals.
    private static int hex(String text, int at) {
        int high = digit(text.charAt(at));
        int low = digit(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int digit(char c) {
        return c >= 'a' ? -1 : Character.digit(c, 16);
    }
}
