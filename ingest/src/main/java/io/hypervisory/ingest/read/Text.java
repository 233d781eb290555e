package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bytes into text. One statement of the charset is never enough, so they are tried in an order
/// that works: byte order mark, declaration inside the document, HTTP header, UTF-8, windows-1252;
/// the first under which every byte has a meaning is taken. Thread-safe.
public final class Text {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int DECLARATION_WITHIN = 1024;
    private static final Pattern DECLARED =
            Pattern.compile(
                    "(?i)<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._:-]{1,40})"
                            + "|<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{1,40})");
    private static final Pattern IN_HEADER =
            Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{1,40})");

    /// A byte order mark: its charset and length.
    private record Mark(Charset charset, int length) {}

    private Text() {}

    /// The text without byte order mark.
    ///
    /// @param contentType the HTTP header; null when there was none
    public static String decode(byte[] bytes, @Nullable String contentType) {
        Optional<Mark> mark = mark(bytes);
        if (mark.isPresent()) {
            int length = mark.get().length();
            return new String(bytes, length, bytes.length - length, mark.get().charset());
        }
        for (Charset charset : candidates(bytes, contentType)) {
            String text = strictly(bytes, charset);
            if (text != null) {
                return text;
            }
        }
        return new String(bytes, WINDOWS_1252);
    }

    private static List<Charset> candidates(byte[] bytes, @Nullable String contentType) {
        var candidates = new ArrayList<Charset>();
        unmarked(bytes).ifPresent(candidates::add);
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_WITHIN), ISO_8859_1);
        var declared = DECLARED.matcher(head);
        if (declared.find()) {
            String name = declared.group(1) == null ? declared.group(2) : declared.group(1);
            charset(name).filter(Text::asciiCompatible).ifPresent(candidates::add);
        }
        if (contentType != null) {
            var header = IN_HEADER.matcher(contentType);
            if (header.find()) {
                charset(header.group(1)).ifPresent(candidates::add);
            }
        }
        candidates.add(UTF_8);
        return candidates;
    }

    private static Optional<Mark> mark(byte[] b) {
        if (starts(b, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Mark(UTF_8, 3));
        }
        if (starts(b, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(new Mark(StandardCharsets.UTF_32LE, 4));
        }
        if (starts(b, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(new Mark(StandardCharsets.UTF_32BE, 4));
        }
        if (starts(b, 0xFF, 0xFE)) {
            return Optional.of(new Mark(UTF_16LE, 2));
        }
        return starts(b, 0xFE, 0xFF) ? Optional.of(new Mark(UTF_16BE, 2)) : Optional.empty();
    }

    /// `<?` in two bytes each, `<` in four: UTF-16 and UTF-32 without their mark.
    private static Optional<Charset> unmarked(byte[] b) {
        if (starts(b, '<', 0, '?', 0)) {
            return Optional.of(UTF_16LE);
        }
        if (starts(b, 0, '<', 0, '?')) {
            return Optional.of(UTF_16BE);
        }
        if (starts(b, '<', 0, 0, 0)) {
            return Optional.of(StandardCharsets.UTF_32LE);
        }
        return starts(b, 0, 0, 0, '<') ? Optional.of(StandardCharsets.UTF_32BE) : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            return Optional.of(charset.equals(ISO_8859_1) ? WINDOWS_1252 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /// A declaration that we could read byte by byte cannot itself stand in UTF-16.
    private static boolean asciiCompatible(Charset charset) {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }

    /// Null when not every byte has a meaning. A character that the end cuts in two is left out
    /// where others of its kind stand before it: then the text is truncated, and not of another
    /// charset.
    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate((int) Math.ceil(bytes.length * decoder.maxCharsPerByte()));
        if (decoder.decode(in, out, false).isError()) {
            return null;
        }
        String text = out.flip().toString();
        return in.hasRemaining() && text.chars().allMatch(c -> c < 0x80) ? null : text;
    }

    /// First bytes as text, for a look at the format.
    public static String head(byte[] bytes, int length) {
        int end = Math.min(bytes.length, length);
        int step = bytes.length > 3 && (bytes[1] == 0 || bytes[2] == 0) ? 2 : 1;
        var head = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            if (step == 1 || bytes[i] != 0) {
                head.append((char) (bytes[i] & 0xFF));
            }
        }
        return head.toString();
    }
}
