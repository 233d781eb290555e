package io.hypervisory.ingest.read.csaf.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said of one product within one vulnerability must fit together.
final class StatusTests {
    private StatusTests() {}

    /// The group of each product; where it is in two, the first.
    private static Map<String, StatusGroup> groups(CheckedVulnerability vulnerability) {
        var groups = new HashMap<String, StatusGroup>();
        for (StatusGroup group : StatusGroup.values()) {
            for (String status : group.statuses()) {
                vulnerability
                        .statuses()
                        .texts(status, (at, product) -> groups.putIfAbsent(product, group));
            }
        }
        return groups;
    }

    /// 6.1.6
    static void contradictingStatus(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            var groups = new HashMap<String, StatusGroup>();
            for (StatusGroup group : StatusGroup.values()) {
                for (String status : group.statuses()) {
                    Spot statuses = vulnerability.statuses();
                    statuses.texts(
                            status,
                            (at, product) -> {
                                StatusGroup before = groups.putIfAbsent(product, group);
                                if (before != null && before != group) {
                                    findings.at(
                                            statuses, status, at, inBoth(product, before, group));
                                }
                            });
                }
            }
        }
    }

    private static String inBoth(String product, StatusGroup one, StatusGroup other) {
        return Findings.quote(product)
                + " is in contradicting groups, "
                + one.title()
                + " and "
                + other.title();
    }

    /// 6.1.29
    static void remediationWithoutProduct(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            vulnerability.remediations().forEach(spot -> needsProducts(spot, findings));
        }
    }

    /// 6.1.32
    static void flagWithoutProduct(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            vulnerability.flags().forEach(spot -> needsProducts(spot, findings));
        }
    }

    private static void needsProducts(Spot spot, Findings findings) {
        if (!spot.has("product_ids") && !spot.has("group_ids")) {
            findings.at(spot, "names neither product_ids nor group_ids");
        }
    }

    /// 6.1.33
    static void severalJustifications(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            var justified = new HashMap<String, Spot>();
            for (Spot flag : vulnerability.flags()) {
                if (!Vex.isJustification(flag.text("label"))) {
                    continue;
                }
                var twice = new HashSet<String>();
                document.products(
                        flag,
                        product -> {
                            Spot before = justified.putIfAbsent(product, flag);
                            if (before != null && before != flag && twice.add(product)) {
                                findings.at(
                                        flag,
                                        Findings.quote(product)
                                                + " has a justification in "
                                                + before.pointer()
                                                + " too");
                            }
                        });
            }
        }
    }

    /// 6.1.35
    static void contradictingRemediations(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            if (vulnerability.remediations().size() < 2) {
                continue;
            }
            var said = new HashMap<String, Integer>();
            for (Spot spot : vulnerability.remediations()) {
                RemediationCategory category = RemediationCategory.of(spot.text("category"));
                if (category != null) {
                    contradicting(document, spot, category, said, findings);
                }
            }
        }
    }

    /// @param said the categories of each product, a bit for each
    private static void contradicting(
            CheckedDocument document,
            Spot spot,
            RemediationCategory category,
            Map<String, Integer> said,
            Findings findings) {
        document.products(
                spot,
                product -> {
                    int before = said.getOrDefault(product, 0);
                    if ((before & category.excluded()) != 0 && (before & category.bit()) == 0) {
                        findings.at(
                                spot,
                                category.word()
                                        + " contradicts another remediation of "
                                        + Findings.quote(product));
                    }
                    said.put(product, before | category.bit());
                });
    }

    /// 6.1.36
    static void remediationAgainstStatus(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            if (vulnerability.remediations().isEmpty()) {
                continue;
            }
            Map<String, StatusGroup> groups = groups(vulnerability);
            for (Spot spot : vulnerability.remediations()) {
                RemediationCategory category = RemediationCategory.of(spot.text("category"));
                if (category != null) {
                    document.products(
                            spot,
                            product ->
                                    against(
                                            category,
                                            groups.get(product),
                                            product,
                                            spot,
                                            findings));
                }
            }
        }
    }

    private static void against(
            RemediationCategory category,
            @Nullable StatusGroup group,
            String product,
            Spot spot,
            Findings findings) {
        if (group != null && category.prohibitedFor().contains(group)) {
            findings.at(
                    spot,
                    category.word()
                            + " is for no product that is "
                            + group.title().toLowerCase(Locale.ROOT)
                            + ", as "
                            + Findings.quote(product)
                            + " is");
        }
    }
}
