package io.hypervisory.index.web;

import io.hypervisory.index.export.Format;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which format of an export an `Accept` header asks for.
final class Accepted {
    private static final Map<String, Format> TYPES =
            Map.of(
                    "application/x-ndjson", Format.JSON_LINES,
                    "application/jsonl", Format.JSON_LINES,
                    "text/csv", Format.CSV,
                    "application/atom+xml", Format.ATOM,
                    "application/feed+json", Format.JSON_FEED,
                    "application/json", Format.JSON_FEED,
                    "*/*", Format.JSON_LINES,
                    "application/*", Format.JSON_LINES,
                    "text/*", Format.CSV);

    private Accepted() {}

    /// The one with the greatest weight, of equal ones the first. JSON lines where nothing is asked
    /// for; empty where only others are.
    static Optional<Format> of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.of(Format.JSON_LINES);
        }
        Format best = null;
        double weight = 0;
        for (String range : header.split(",")) {
            String[] parts = range.toLowerCase(Locale.ROOT).split(";");
            Format format = TYPES.get(parts[0].strip());
            double own = weight(parts);
            if (format != null && own > weight) {
                boolean csaf = format == Format.JSON_LINES && has(parts, "profile", "csaf");
                best = csaf ? Format.CSAF : format;
                weight = own;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean has(String[] parts, String name, String value) {
        return value.equals(parameter(parts, name));
    }

    /// 1 where none is given, 0 where it cannot be read.
    private static double weight(String[] parts) {
        String given = parameter(parts, "q");
        if (given == null) {
            return 1;
        }
        return given.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(given) : 0;
    }

    private static @Nullable String parameter(String[] parts, String name) {
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length == 2 && pair[0].strip().equals(name)) {
                return pair[1].strip().replaceAll("^\"|\"$", "");
            }
        }
        return null;
    }
}
