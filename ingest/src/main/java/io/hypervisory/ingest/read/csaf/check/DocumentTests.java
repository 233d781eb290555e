package io.hypervisory.ingest.read.csaf.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Category and languages of the document.
final class DocumentTests {
    private static final String RESERVED = "csaf_";
    private static final String BASE = "csaf_base";
    private static final Set<String> PROFILES =
            Set.of(
                    "csaf_informational_advisory",
                    "csaf_security_advisory",
                    "csaf_security_incident_response",
                    "csaf_vex");
    private static final Set<String> PROFILES_SINCE_2_1 =
            Set.of(
                    "csaf_deprecated_security_advisory",
                    "csaf_superseded",
                    "csaf_vulnerability_report",
                    "csaf_withdrawn");
    private static final int COMBINING_LOW_LINE = 0x332;
    private static final int MINUS = 0x2212;

    private DocumentTests() {}

    /// 6.1.12
    static void language(CheckedDocument document, Findings findings) {
        for (String name : List.of("lang", "source_lang")) {
            String tag = document.document().text(name);
            if (tag != null && !LanguageTags.valid(tag)) {
                findings.at(document.document(), name, Findings.quote(tag) + " is no language");
            }
        }
    }

    /// 6.1.15
    static void translator(CheckedDocument document, Findings findings) {
        if (!document.document().member("publisher").is("category", "translator")) {
            return;
        }
        String source = document.document().text("source_lang");
        if (source == null || source.isBlank()) {
            findings.at(
                    document.document(),
                    "source_lang",
                    (source == null ? "is absent" : "is empty") + ", and a translator publishes");
        }
    }

    /// 6.1.26
    static void prohibitedCategory(CheckedDocument document, Findings findings) {
        String category = document.category();
        if (category == null || category.equals(BASE) || PROFILES.contains(category)) {
            return;
        }
        if (document.newer() && PROFILES_SINCE_2_1.contains(category)) {
            return;
        }
        String plain = plain(category);
        boolean named =
                namedLike(PROFILES, plain)
                        || (document.newer() && namedLike(PROFILES_SINCE_2_1, plain));
        if (named || category.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
            findings.at(
                    document.document(),
                    "category",
                    Findings.quote(category) + " is too like the name of a profile");
        }
    }

    private static boolean namedLike(Set<String> profiles, String plain) {
        return profiles.stream()
                .anyMatch(profile ->
                        plain.equals(plain(profile))
                                || plain.equals(plain(profile.substring(RESERVED.length()))));
    }

    /// In small letters, without dashes, underscores and white space of any script.
    private static String plain(String category) {
        var plain = new StringBuilder();
        category.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !separates(c))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean separates(int c) {
        int type = Character.getType(c);
        return type == Character.DASH_PUNCTUATION
                || type == Character.CONNECTOR_PUNCTUATION
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == COMBINING_LOW_LINE
                || c == MINUS;
    }

    /// 6.1.28
    static void translation(CheckedDocument document, Findings findings) {
        String language = document.document().text("lang");
        String source = document.document().text("source_lang");
        if (language != null && language.equalsIgnoreCase(source)) {
            findings.at(document.document(), "source_lang", "is the document's language too");
        }
    }
}
