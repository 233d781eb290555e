package io.hypervisory.enrich.judgement;

import io.hypervisory.ingest.contract.Note;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a note is for, by CSAF's category or else by its heading.
final class NotePlaces {
    private static final List<String> LEGAL =
            List.of("legal", "disclaimer", "terms of use", "contact", "copyright");
    private static final List<String> WORKAROUND =
            List.of("workaround", "mitigation", "mitigating");
    private static final List<String> REMEDIATION =
            List.of(
                    "solution",
                    "resolution",
                    "remediation",
                    "deployment",
                    "installation",
                    "restart");
    private static final List<String> SUMMARY = List.of("summary", "synopsis", "impact summary");
    private static final List<String> DESCRIPTION = List.of("description", "details", "problem");

    private NotePlaces() {}

    static Place of(Note note) {
        String category = note.category();
        if (category != null) {
            switch (category) {
                case "legal_disclaimer" -> {
                    return Place.LEGAL;
                }
                case "summary" -> {
                    return Place.SUMMARY;
                }
                case "description", "details" -> {
                    return Place.DESCRIPTION;
                }
                default -> {}
            }
        }
        return headed(note.title());
    }

    private static Place headed(@Nullable String heading) {
        if (heading == null) {
            return Place.TEXT;
        }
        String folded = heading.toLowerCase(Locale.ROOT);
        if (names(LEGAL, folded)) {
            return Place.LEGAL;
        }
        if (names(WORKAROUND, folded)) {
            return Place.WORKAROUND;
        }
        if (names(REMEDIATION, folded)) {
            return Place.REMEDIATION;
        }
        if (names(SUMMARY, folded)) {
            return Place.SUMMARY;
        }
        return names(DESCRIPTION, folded) ? Place.DESCRIPTION : Place.TEXT;
    }

    private static boolean names(List<String> words, String heading) {
        for (String word : words) {
            if (heading.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
