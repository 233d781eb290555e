package io.hypervisory.ingest.read.cve;

import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The ends of a range of versions, as written; null where it is open.
record VersionRange(
        @Nullable String from,
        @Nullable String after,
        @Nullable String before,
        @Nullable String upTo) {
    /// What stands where a version should and is none.
    private static final Set<String> NO_VERSION = Set.of("", "*", "n/a", "unspecified");

    static boolean isVersion(@Nullable String said) {
        return said != null
                && !NO_VERSION.contains(said.strip().toLowerCase(java.util.Locale.ROOT));
    }

    /// `>= 6.5, < 6.7`; empty when both ends are open.
    String text() {
        var text = new StringJoiner(", ");
        add(">= ", from, text);
        add("> ", after, text);
        add("< ", before, text);
        add("<= ", upTo, text);
        return text.toString();
    }

    private static void add(String sign, @Nullable String version, StringJoiner text) {
        if (version != null && isVersion(version)) {
            text.add(sign + version.strip());
        }
    }
}
