package io.hypervisory.enrich.judgement;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where in a notice a text stands, as rules write it under `in`.
enum Place {
    /// The notice's own title.
    TITLE,
    /// A heading of a note.
    HEADING,
    /// Notes that the publisher calls a summary.
    SUMMARY,
    /// Notes that describe: CSAF's `description` and `details`, sections of that name.
    DESCRIPTION,
    /// Any other note.
    TEXT,
    /// The title of one vulnerability.
    VULNERABILITY,
    /// What to do: remediations, sections on the solution, what a patch table says of the fix.
    REMEDIATION,
    /// What to do instead of that: mitigations and workarounds.
    WORKAROUND,
    /// CSAF threats: impact and exploitation.
    THREAT,
    /// What the publisher says under a label of its own, without the label.
    STATEMENT,
    /// Names of products.
    PRODUCT,
    /// Parts of products that a patch table names.
    PART,
    PACKAGE,
    HARDWARE,
    SOFTWARE,
    /// What a link is called.
    REFERENCE,
    /// Terms of use and how to reach the publisher: counted only where a rule names it.
    LEGAL;

    /// All that count when a rule does not say.
    static final int USUAL = ((1 << values().length) - 1) & ~LEGAL.bit();

    int bit() {
        return 1 << ordinal();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Place named(String word) {
        for (Place each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    static String words() {
        return Stream.of(values()).map(Place::word).collect(Collectors.joining(", "));
    }
}
