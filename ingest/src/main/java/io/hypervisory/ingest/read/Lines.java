package io.hypervisory.ingest.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines of a text, of which a long one is cut: [BufferedReader] would hold one without an end
/// whole. Not thread-safe.
public final class Lines implements AutoCloseable {
    private final BufferedReader text;
    private final int longest;

    /// @param longest in characters; of a longer line one more is given, so that it can be told
    public Lines(Reader text, int longest) {
        this.text = new BufferedReader(text);
        this.longest = longest;
    }

    /// Without its end, CR LF or LF; null after the last.
    public @Nullable String next() throws IOException {
        int first = text.read();
        if (first < 0) {
            return null;
        }
        var line = new StringBuilder();
        for (int next = first; next >= 0 && next != '\n'; next = text.read()) {
            if (line.length() <= longest) {
                line.append((char) next);
            }
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r'
                ? line.substring(0, end - 1)
                : line.toString();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
