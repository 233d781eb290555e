package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `Remediation`, with the elements that Microsoft adds to it: restart, build, class, what it
/// supersedes. Thread-safe.
final class CvrfRemediations {
    private static final Map<String, String> CATEGORIES =
            Map.of(
                    "workaround", "workaround",
                    "mitigation", "mitigation",
                    "vendor_fix", "vendor_fix",
                    "none_available", "none_available",
                    "will_not_fix", "no_fix_planned");

    /// Microsoft's types that remedy nothing: they point to a page.
    private static final Map<String, String> POINTERS =
            Map.of("known_issue", "Known Issue", "release_notes", "Release Notes");

    private CvrfRemediations() {}

    /// Without those that point elsewhere, each once.
    static List<Remediation> read(Part vulnerability, CvrfPublisher publisher, Unread unread) {
        var read = new LinkedHashSet<Remediation>();
        for (Part part : vulnerability.all("Remediations", "Remediation")) {
            String type = CvrfWords.type(part);
            String category = type == null ? null : CATEGORIES.get(type);
            if (category != null) {
                read.add(remediation(part, category, publisher, unread));
            } else if (type == null || !POINTERS.containsKey(type)) {
                unread.note("Remediation is of a type not known: " + type);
            }
        }
        return List.copyOf(read);
    }

    private static Remediation remediation(
            Part part, String category, CvrfPublisher publisher, Unread unread) {
        boolean fix = publisher.isMicrosoft() && category.equals("vendor_fix");
        String url = part.word("URL");
        return new Remediation(
                category,
                Prose.of(part, "Description"),
                url == null && fix ? MsrcFix.buildPage(part) : url,
                CvrfParts.date(part, "Date", publisher.zone(), unread),
                part.words("ProductID"),
                part.words("GroupID"),
                entitlements(part),
                fix ? MsrcFix.update(part) : null,
                fix ? MsrcFix.build(part) : null,
                restart(part.word("RestartRequired")));
    }

    private static List<String> entitlements(Part part) {
        var entitlements = new ArrayList<String>();
        for (Part entitlement : part.all("Entitlement")) {
            String text = entitlement.prose();
            if (text != null) {
                entitlements.add(text);
            }
        }
        return entitlements;
    }

    private static Remediation.@Nullable Restart restart(@Nullable String word) {
        return word == null ? null : new Remediation.Restart(word, null);
    }

    /// Pages on known issues and the like.
    static List<Reference> pointers(Part vulnerability) {
        var pointers = new LinkedHashSet<Reference>();
        for (Part part : vulnerability.all("Remediations", "Remediation")) {
            Reference pointer = pointer(part);
            if (pointer != null) {
                pointers.add(pointer);
            }
        }
        return List.copyOf(pointers);
    }

    /// Null when the remediation is one, or has no page.
    static @Nullable Reference pointer(Part part) {
        String type = CvrfWords.type(part);
        String summary = type == null ? null : POINTERS.get(type);
        String url = part.word("URL");
        return summary == null || url == null ? null : new Reference(null, summary, url);
    }
}
