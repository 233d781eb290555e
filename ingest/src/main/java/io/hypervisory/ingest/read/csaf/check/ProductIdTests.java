package io.hypervisory.ingest.read.csaf.check;

import io.hypervisory.ingest.read.csaf.check.ProductTree.Combination;
import io.hypervisory.ingest.read.csaf.check.ProductTree.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ids of products and groups: each defined once, each reference to one that is defined.
final class ProductIdTests {
    private static final String PRODUCTS = "product_ids";

    private ProductIdTests() {}

    /// 6.1.1
    static void missingDefinitionOfProduct(CheckedDocument document, Findings findings) {
        for (Spot group : document.tree().groups()) {
            defined(document, group, PRODUCTS, findings);
        }
        for (Combination combination : document.tree().combinations()) {
            references(combination).forEach(spot -> defined(document, spot, findings));
        }
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            for (String status : vulnerability.statuses().node().propertyNames()) {
                defined(document, vulnerability.statuses(), status, findings);
            }
            vulnerability
                    .ratings()
                    .forEach(rating -> defined(document, rating.spot(), "products", findings));
        }
        document.owners().forEach(owner -> defined(document, owner, PRODUCTS, findings));
    }

    private static void defined(
            CheckedDocument document, Spot owner, String list, Findings findings) {
        owner.texts(
                list,
                (at, id) -> {
                    if (!document.tree().defines(id)) {
                        findings.at(owner, list, at, undefined(id));
                    }
                });
    }

    private static void defined(CheckedDocument document, Spot reference, Findings findings) {
        String id = reference.text();
        if (id != null && !document.tree().defines(id)) {
            findings.at(reference, undefined(id));
        }
    }

    private static String undefined(String id) {
        return "no product is defined with the id " + Findings.quote(id);
    }

    private static List<Spot> references(Combination combination) {
        var references = new ArrayList<Spot>();
        references.add(combination.beginning());
        combination.steps().stream().map(Step::next).forEach(references::add);
        return references;
    }

    /// 6.1.2
    static void multipleDefinitionOfProduct(CheckedDocument document, Findings findings) {
        var seen = new HashSet<String>();
        for (Spot product : document.tree().products()) {
            String id = product.text("product_id");
            if (id != null && !seen.add(id)) {
                findings.at(product, "product_id", Findings.quote(id) + " is defined before");
            }
        }
    }

    /// 6.1.3: a combination that names no other unfinished combination is finished; those that are
    /// left over lead into a circle.
    static void circularDefinitionOfProduct(CheckedDocument document, Findings findings) {
        var made = new HashMap<String, Combination>();
        for (Combination combination : document.tree().combinations()) {
            String id = combination.product().text("product_id");
            if (id != null) {
                made.putIfAbsent(id, combination);
            }
        }
        if (made.isEmpty()) {
            return;
        }
        Set<String> circular = new HashSet<>(made.keySet());
        finish(made, circular);
        for (String id : made.keySet()) {
            if (circular.contains(id)) {
                findings.at(
                        made.get(id).product(),
                        "product_id",
                        Findings.quote(id) + " is made of itself");
            }
        }
    }

    private static void finish(Map<String, Combination> made, Set<String> unfinished) {
        var users = new HashMap<String, List<String>>();
        var waiting = new HashMap<String, Integer>();
        var finished = new ArrayDeque<String>();
        made.forEach((id, combination) -> {
            Set<String> parts = parts(combination, made);
            parts.forEach(part -> users.computeIfAbsent(part, p -> new ArrayList<>()).add(id));
            waiting.put(id, parts.size());
            if (parts.isEmpty()) {
                finished.add(id);
            }
        });
        for (String id = finished.poll(); id != null; id = finished.poll()) {
            unfinished.remove(id);
            for (String user : users.getOrDefault(id, List.of())) {
                if (waiting.merge(user, -1, Integer::sum) == 0) {
                    finished.add(user);
                }
            }
        }
    }

    private static Set<String> parts(Combination combination, Map<String, Combination> made) {
        var parts = new HashSet<String>();
        for (Spot reference : references(combination)) {
            @Nullable String id = reference.text();
            if (id != null && made.containsKey(id)) {
                parts.add(id);
            }
        }
        return parts;
    }

    /// 6.1.4
    static void missingDefinitionOfGroup(CheckedDocument document, Findings findings) {
        document.owners()
                .forEach(owner ->
                        owner.texts(
                                "group_ids",
                                (at, id) -> {
                                    if (!document.definesGroup(id)) {
                                        findings.at(
                                                owner,
                                                "group_ids",
                                                at,
                                                "no group is defined with the id "
                                                        + Findings.quote(id));
                                    }
                                }));
    }

    /// 6.1.5
    static void multipleDefinitionOfGroup(CheckedDocument document, Findings findings) {
        var seen = new HashSet<String>();
        for (Spot group : document.tree().groups()) {
            String id = group.text("group_id");
            if (id != null && !seen.add(id)) {
                findings.at(group, "group_id", Findings.quote(id) + " is defined before");
            }
        }
    }
}
