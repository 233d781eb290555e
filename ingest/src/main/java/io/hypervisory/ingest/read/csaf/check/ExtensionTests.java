package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Extensions of CSAF 2.1. We know none, so that what an extension's own schema (6.1.60.2) and
/// metadata (6.1.60.3) demand cannot be tested: the standard wants that said instead.
final class ExtensionTests {
    private static final String LIST = "x_extensions";
    private static final Set<String> NAMES = Set.of("$schema", "category", "content", "critical");
    private static final Set<String> CATEGORIES =
            Set.of("essential", "significant", "supplementary");

    private ExtensionTests() {}

    private static List<Spot> all(CheckedDocument document) {
        var owners = new ArrayList<Spot>();
        owners.add(document.root());
        owners.add(document.document());
        owners.addAll(document.tree().products());
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            owners.add(vulnerability.spot());
            vulnerability.ratings().forEach(rating -> owners.add(rating.content()));
        }
        return owners.stream().flatMap(owner -> owner.each(LIST).stream()).toList();
    }

    /// 6.1.60.1
    static void contentSchema(CheckedDocument document, Findings findings) {
        for (Spot extension : all(document)) {
            String fault = fault(extension);
            if (fault != null) {
                findings.at(extension, fault);
            }
        }
    }

    private static @Nullable String fault(Spot extension) {
        for (String name : extension.node().propertyNames()) {
            if (!NAMES.contains(name)) {
                return Findings.quote(name) + " is no property of an extension";
            }
        }
        String category = extension.text("category");
        if (extension.text("$schema") == null) {
            return "$schema is absent or no string";
        }
        if (category == null || !CATEGORIES.contains(category)) {
            return "category is absent or none of " + CATEGORIES.stream().sorted().toList();
        }
        if (!extension.member("critical").node().isBoolean()) {
            return "critical is absent or no boolean";
        }
        boolean content = extension.member("content").node().isObject();
        return content && !extension.member("content").node().isEmpty()
                ? null
                : "content is absent, empty or no object";
    }

    /// What of extensions was not tested.
    static List<String> unknown(CheckedDocument document) {
        if (!document.newer()) {
            return List.of();
        }
        var schemas = new TreeSet<String>();
        for (Spot extension : all(document)) {
            schemas.add(String.valueOf(extension.text("$schema")));
        }
        return schemas.stream()
                .limit(CsafVerdict.MOST_OF_ONE_TEST)
                .map(schema ->
                        "6.1.60.2 and 6.1.60.3 not tested: unknown extension "
                                + Findings.quote(schema))
                .toList();
    }
}
