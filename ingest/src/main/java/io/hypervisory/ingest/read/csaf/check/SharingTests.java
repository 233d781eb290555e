package io.hypervisory.ingest.read.csaf.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who may see the document (2.1, section 3.2.2.5.1). All since 2.1.
final class SharingTests {
    private static final String PUBLIC_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final String NOBODY_ID = "00000000-0000-0000-0000-000000000000";
    private static final String PUBLIC = "Public";
    private static final String NOBODY = "No sharing allowed";
    private static final String GROUP = "sharing_group";

    private SharingTests() {}

    private static Spot distribution(CheckedDocument document) {
        return document.document().member("distribution");
    }

    private static Spot group(CheckedDocument document) {
        return distribution(document).member(GROUP);
    }

    private static @Nullable String id(CheckedDocument document) {
        String id = group(document).text("id");
        return id == null ? null : id.toLowerCase(Locale.ROOT);
    }

    /// 6.1.38
    static void publicGroupOfSecrets(CheckedDocument document, Findings findings) {
        if (PUBLIC_ID.equals(id(document)) && !document.clear()) {
            findings.at(
                    distribution(document).member("tlp"),
                    "label",
                    "is not CLEAR, and the sharing group is the public one");
        }
    }

    /// 6.1.39
    static void groupOfPublicDocument(CheckedDocument document, Findings findings) {
        String id = id(document);
        boolean unshared = NOBODY_ID.equals(id) && document.tracking().is("status", "draft");
        if (document.clear() && id != null && !id.equals(PUBLIC_ID) && !unshared) {
            findings.at(group(document), "id", "is not the public one, and the label is CLEAR");
        }
    }

    /// 6.1.40
    static void reservedName(CheckedDocument document, Findings findings) {
        String name = group(document).text("name");
        boolean wrong =
                (PUBLIC.equals(name) && !PUBLIC_ID.equals(id(document)))
                        || (NOBODY.equals(name) && !NOBODY_ID.equals(id(document)));
        if (name != null && wrong) {
            findings.at(group(document), "name", Findings.quote(name) + " is reserved");
        }
    }

    /// 6.1.41
    static void missingName(CheckedDocument document, Findings findings) {
        String needed =
                switch (id(document)) {
                    case PUBLIC_ID -> PUBLIC;
                    case NOBODY_ID -> NOBODY;
                    case null, default -> null;
                };
        if (needed != null && !group(document).is("name", needed)) {
            findings.at(group(document), "name", "must be " + Findings.quote(needed));
        }
    }
}
