package io.hypervisory.ingest.read.csaf.check;

import io.hypervisory.ingest.read.csaf.check.ProductTree.Branch;
import io.hypervisory.ingest.read.csaf.check.ProductTree.Combination;
import io.hypervisory.ingest.read.csaf.check.ProductTree.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// 6.1.27.13: whether for a fixed product another version of it is affected. Versions of one
/// product hang on the same branches but for those of versions; of a product path, only the version
/// of the product at its beginning may differ, and a product that something is installed with
/// corresponds to the same product without it. Products outside of branches cannot be compared.
final class CorrespondingProducts {
    private static final Set<String> VERSIONS = Set.of("product_version", "product_version_range");
    private static final String INSTALLED_WITH = "installed_with";

    /// A longer path, or an addition to more products, is not of this world and not compared.
    private static final int MOST_STEPS = 20;

    private static final int MOST_HOSTS = 1000;

    private final ProductTree tree;
    private final Map<String, Combination> combinations = new HashMap<>();
    private final Map<String, Set<String>> hosts = new HashMap<>();
    private final Map<String, Optional<String>> kinds = new HashMap<>();

    private CorrespondingProducts(ProductTree tree) {
        this.tree = tree;
        for (Combination combination : tree.combinations()) {
            String id = combination.product().text("product_id");
            if (id != null) {
                combinations.putIfAbsent(id, combination);
            }
            String beginning = combination.beginning().text();
            for (Step step : combination.steps()) {
                String next = step.next().text();
                if (INSTALLED_WITH.equals(step.category()) && next != null && beginning != null) {
                    hosts.computeIfAbsent(next, n -> new HashSet<>()).add(beginning);
                }
            }
        }
    }

    static void check(CheckedDocument document, Findings findings) {
        var products = new CorrespondingProducts(document.tree());
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            products.check(vulnerability, findings);
        }
    }

    private void check(CheckedVulnerability vulnerability, Findings findings) {
        var affected = new HashSet<String>();
        for (String status : StatusGroup.AFFECTED.statuses()) {
            vulnerability
                    .statuses()
                    .texts(
                            status,
                            (at, product) -> {
                                if (affected.add(product)) {
                                    String kind = kind(product);
                                    affected.add(kind == null ? "" : kind);
                                }
                            });
        }
        var seen = new HashSet<String>();
        for (String status : StatusGroup.FIXED.statuses()) {
            Spot statuses = vulnerability.statuses();
            statuses.texts(
                    status,
                    (at, product) -> {
                        if (seen.add(product) && !corresponds(product, affected)) {
                            findings.at(
                                    statuses,
                                    status,
                                    at,
                                    "no version of " + Findings.quote(product) + " is affected");
                        }
                    });
        }
    }

    /// @param affected ids and kinds of affected products, and the empty text where a kind is
    ///   unknown
    private boolean corresponds(String product, Set<String> affected) {
        String kind = kind(product);
        if (kind == null || affected.contains("")) {
            return !affected.isEmpty();
        }
        Set<String> with = hosts.getOrDefault(product, Set.of());
        return affected.contains(kind)
                || with.size() > MOST_HOSTS
                || with.stream().anyMatch(affected::contains)
                || withoutAddition(product, affected);
    }

    /// Whether what comes before a step `installed_with` is affected itself.
    private boolean withoutAddition(String product, Set<String> affected) {
        Combination combination = combinations.get(product);
        if (combination == null) {
            return false;
        }
        List<Step> steps = combination.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (INSTALLED_WITH.equals(steps.get(i).category())) {
                String before = kind(combination, steps.subList(0, i));
                String beginning = combination.beginning().text();
                if ((i == 0 && affected.contains(beginning))
                        || (before != null && affected.contains(before))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// What versions of a product have in common; null when it cannot be told.
    private @Nullable String kind(String product) {
        return kinds.computeIfAbsent(product, id -> Optional.ofNullable(kindOf(id))).orElse(null);
    }

    private @Nullable String kindOf(String product) {
        Combination combination = combinations.get(product);
        if (combination != null) {
            return combination.steps().size() > MOST_STEPS
                    ? null
                    : kind(combination, combination.steps());
        }
        Branch branch = tree.branchOf(product);
        if (branch == null) {
            return null;
        }
        return ofBranches(branch);
    }

    private static String ofBranches(Branch branch) {
        var kind = new StringBuilder("/");
        for (Branch each = branch; each != null; each = each.above()) {
            String category = each.category();
            if (category == null || !VERSIONS.contains(category)) {
                kind.append(category).append(':').append(each.name()).append('\n');
            }
        }
        return kind.toString();
    }

    private @Nullable String kind(Combination combination, List<Step> steps) {
        String beginning = combination.beginning().text();
        Branch branch = beginning == null ? null : tree.branchOf(beginning);
        if (beginning == null || branch == null) {
            return null;
        }
        var kind = new StringBuilder(ofBranches(branch));
        for (Step step : steps) {
            kind.append(step.category()).append(' ').append(step.next().text()).append('\n');
        }
        return kind.toString();
    }
}
