package io.hypervisory.ingest.read.csaf.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// 6.1.27: what the document's profile demands. Which profiles a test is for, its table says.
final class ProfileTests {
    private static final Set<String> EXPLAINING =
            Set.of("description", "details", "general", "summary");
    private static final List<String> VEX_STATUSES =
            List.of("fixed", "known_affected", "known_not_affected", "under_investigation");

    private ProfileTests() {}

    /// The test for documents of these categories alone.
    static CsafTest.Check of(List<String> categories, CsafTest.Check check) {
        return (document, findings) -> {
            String category = document.category();
            if (category != null && categories.contains(category)) {
                check.look(document, findings);
            }
        };
    }

    /// The test for documents in English or in no stated language.
    static CsafTest.Check english(CsafTest.Check check) {
        return (document, findings) -> {
            if (document.english()) {
                check.look(document, findings);
            }
        };
    }

    /// 6.1.27.1
    static void documentNotes(CheckedDocument document, Findings findings) {
        boolean explained =
                document.document().each("notes").stream()
                        .map(note -> note.text("category"))
                        .anyMatch(category -> category != null && EXPLAINING.contains(category));
        if (!explained) {
            findings.at(document.document(), "notes", "explain nothing");
        }
    }

    /// 6.1.27.2: in 2.0 a reference without category is external.
    static void documentReferences(CheckedDocument document, Findings findings) {
        boolean external =
                document.document().each("references").stream()
                        .anyMatch(reference ->
                                reference.is("category", "external")
                                        || (!document.newer() && !reference.has("category")));
        if (!external) {
            findings.at(document.document(), "references", "lead nowhere outside");
        }
    }

    /// 6.1.27.3
    static void noVulnerabilities(CheckedDocument document, Findings findings) {
        prohibited(document, "vulnerabilities", findings);
    }

    /// 6.1.27.4
    static void productTree(CheckedDocument document, Findings findings) {
        demanded(document.root(), "product_tree", findings);
    }

    /// 6.1.27.5
    static void vulnerabilityNotes(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            demanded(vulnerability.spot(), "notes", findings);
        }
    }

    /// 6.1.27.6
    static void productStatus(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            demanded(vulnerability.spot(), "product_status", findings);
        }
    }

    /// 6.1.27.7
    static void vexStatus(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            if (VEX_STATUSES.stream().noneMatch(vulnerability.statuses()::has)) {
                findings.at(vulnerability.spot(), "product_status", "has none of " + VEX_STATUSES);
            }
        }
    }

    /// 6.1.27.8: since 2.1 an id may be for some of the products.
    static void vulnerabilityId(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            Spot spot = vulnerability.spot();
            List<Spot> ids = spot.each("ids");
            if (spot.has("cve")) {
                continue;
            }
            if (ids.isEmpty()) {
                findings.at(spot, "has neither cve nor ids");
            } else if (ids.stream().allMatch(ProfileTests::ofSomeProducts)) {
                var named = new HashSet<String>();
                ids.forEach(id -> document.products(id, named::add));
                for (String status : vulnerability.statuses().node().propertyNames()) {
                    stated(
                            vulnerability,
                            status,
                            named,
                            "has no id of the vulnerability",
                            findings);
                }
            }
        }
    }

    private static boolean ofSomeProducts(Spot id) {
        return id.has("product_ids") || id.has("group_ids");
    }

    /// 6.1.27.9
    static void impactStatement(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            var stated = new HashSet<String>();
            vulnerability.flags().forEach(flag -> document.products(flag, stated::add));
            for (Spot threat : vulnerability.threats()) {
                if (threat.is("category", "impact")) {
                    document.products(threat, stated::add);
                }
            }
            stated(
                    vulnerability,
                    "known_not_affected",
                    stated,
                    "has no impact statement",
                    findings);
        }
    }

    /// 6.1.27.10
    static void actionStatement(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            var stated = new HashSet<String>();
            vulnerability.remediations().forEach(spot -> document.products(spot, stated::add));
            stated(vulnerability, "known_affected", stated, "has no action statement", findings);
        }
    }

    private static void stated(
            CheckedVulnerability vulnerability,
            String status,
            Set<String> stated,
            String otherwise,
            Findings findings) {
        Spot statuses = vulnerability.statuses();
        statuses.texts(
                status,
                (at, product) -> {
                    if (!stated.contains(product)) {
                        findings.at(
                                statuses, status, at, Findings.quote(product) + " " + otherwise);
                    }
                });
    }

    /// 6.1.27.11
    static void vulnerabilities(CheckedDocument document, Findings findings) {
        demanded(document.root(), "vulnerabilities", findings);
    }

    /// 6.1.27.12
    static void affectedProducts(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            demanded(vulnerability.statuses(), "known_affected", findings);
        }
    }

    /// 6.1.27.14
    static void description(CheckedDocument document, Findings findings) {
        boolean described =
                document.document().each("notes").stream()
                        .anyMatch(note -> note.is("category", "description"));
        if (!described) {
            findings.at(document.document(), "notes", "have no description");
        }
    }

    /// 6.1.27.15
    static void noProductTree(CheckedDocument document, Findings findings) {
        prohibited(document, "product_tree", findings);
    }

    /// 6.1.27.16
    static void twoRevisions(CheckedDocument document, Findings findings) {
        if (document.history().items().size() < 2) {
            findings.at(document.history().spot(), "has fewer than two entries");
        }
    }

    /// 6.1.27.17
    static void reasonForWithdrawal(CheckedDocument document, Findings findings) {
        titledOnce(document, "Reasoning for Withdrawal", "description", findings);
    }

    /// 6.1.27.18
    static void reasonForSupersession(CheckedDocument document, Findings findings) {
        titledOnce(document, "Reasoning for Supersession", "description", findings);
    }

    /// Exactly one note has the title, and it is of the category.
    static void titledOnce(
            CheckedDocument document, String title, String category, Findings findings) {
        List<Spot> titled =
                document.document().each("notes").stream()
                        .filter(note -> note.is("title", title))
                        .toList();
        if (titled.size() != 1) {
            findings.at(
                    document.document(),
                    "notes",
                    titled.size() + " are titled " + Findings.quote(title) + ", not one");
        }
        titled.stream()
                .filter(note -> !note.is("category", category))
                .forEach(note -> findings.at(note, "category", "is not " + category));
    }

    /// 6.1.27.19
    static void supersedingReference(CheckedDocument document, Findings findings) {
        List<Spot> superseding =
                document.document().each("references").stream()
                        .filter(ProfileTests::namesSuperseding)
                        .toList();
        if (superseding.isEmpty()) {
            findings.at(document.document(), "references", "have no 'Superseding Document'");
        }
        superseding.stream()
                .filter(reference -> !reference.is("category", "external"))
                .forEach(reference -> findings.at(reference, "category", "is not external"));
    }

    private static boolean namesSuperseding(Spot reference) {
        String summary = reference.text("summary");
        return summary != null && summary.startsWith("Superseding Document");
    }

    private static void demanded(Spot owner, String member, Findings findings) {
        if (!owner.has(member)) {
            findings.at(owner, member, "is absent");
        }
    }

    private static void prohibited(CheckedDocument document, String member, Findings findings) {
        if (document.root().has(member)) {
            findings.at(document.root(), member, "must not exist in this profile");
        }
    }
}
