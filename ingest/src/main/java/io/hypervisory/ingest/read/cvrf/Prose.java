package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.read.Markup;
import io.hypervisory.ingest.read.Part;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Texts in which some publishers, Microsoft first of all, have HTML. Thread-safe.
final class Prose {
    private static final Pattern TAG =
            Pattern.compile(
                    "</?(?:p|br|a|b|i|u|em|strong|span|div|ul|ol|li|table|h[1-6]|code|pre)\\b[^<>]{0,2000}>",
                    Pattern.CASE_INSENSITIVE);

    /// A longer text is kept as written: its tree would be far larger than itself.
    private static final int LONGEST = 1024 * 1024;

    private Prose() {}

    /// As a person reads it; null when nothing is left.
    static @Nullable String of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        boolean markup = text.length() <= LONGEST && TAG.matcher(text).find();
        String plain = markup ? Markup.of(text).text() : text.strip();
        return plain.isEmpty() ? null : plain;
    }

    /// The element of that name.
    static @Nullable String of(Part owner, String name) {
        Part child = owner.child(name);
        return child == null ? null : of(child.text());
    }
}
