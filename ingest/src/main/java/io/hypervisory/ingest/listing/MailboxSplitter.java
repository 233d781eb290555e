package io.hypervisory.ingest.listing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Splits a mailbox at the lines `From ` that begin its messages, one message at a time. Such a
/// line follows an empty one and names a time, since `From ` begins sentences too; what a message
/// itself begins so was escaped with `>` by whoever wrote the mailbox, and is given back. Bytes
/// stay what they are. Used once.
final class MailboxSplitter {
    private static final Pattern BEGIN =
            Pattern.compile("From \\S.*\\d{1,2}:\\d{2}.*\\b\\d{4}\\b.*", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile(">+From .*", Pattern.DOTALL);

    /// A longer one is not split, so that no line costs more memory than this.
    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private final long largest;
    private @Nullable ByteArrayOutputStream message;
    private int newlines;
    private boolean tooLarge;
    private boolean afterEmpty = true;
    private boolean ended;

    /// @param largest bytes of a message
    MailboxSplitter(InputStream in, long largest) {
        this.in = in;
        this.largest = largest;
    }

    /// @param bytes null when it is larger than it may be
    record Message(byte @Nullable [] bytes) {}

    /// Whether a file begins as a mailbox does.
    static boolean isMailbox(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String line = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
        return BEGIN.matcher(line).matches();
    }

    /// Null after the last one.
    @Nullable Message next() throws IOException {
        while (!ended) {
            byte[] line = line();
            if (line.length == 0) {
                ended = true;
                return finished(null);
            }
            String text = new String(line, StandardCharsets.ISO_8859_1);
            if (afterEmpty && BEGIN.matcher(text).matches()) {
                afterEmpty = false;
                Message last = finished(new ByteArrayOutputStream());
                if (last != null) {
                    return last;
                }
                continue;
            }
            afterEmpty = text.isBlank();
            add(line, ESCAPED.matcher(text).matches() ? 1 : 0);
        }
        return null;
    }

    /// What stands before the first `From ` is no message.
    private void add(byte[] line, int from) {
        if (message == null || tooLarge) {
            return;
        }
        if (message.size() + line.length > largest) {
            tooLarge = true;
            return;
        }
        message.write(line, from, line.length - from);
        newlines = afterEmpty ? line.length : 0;
    }

    /// The empty line before the next `From ` is the mailbox's.
    private @Nullable Message finished(@Nullable ByteArrayOutputStream next) {
        ByteArrayOutputStream last = message;
        boolean large = tooLarge;
        int end = newlines;
        message = next;
        tooLarge = false;
        newlines = 0;
        if (last == null) {
            return null;
        }
        if (large) {
            return new Message(null);
        }
        byte[] bytes = last.toByteArray();
        return new Message(Arrays.copyOf(bytes, bytes.length - end));
    }

    /// With its end; empty after the last.
    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream(128);
        int c;
        while (line.size() < LONGEST_LINE && (c = in.read()) >= 0) {
            line.write(c);
            if (c == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }
}
