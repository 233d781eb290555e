package io.hypervisory.docker.archive;

import io.hypervisory.docker.archive.ShelfNotice.Named;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The product tree of one notice: vendor, product, version; and which of its ids the facts call
/// affected and which fixed. Used by one thread, for one document.
final class CsafProducts {
    /// What the standard keeps out of a plain version (CSAF 2.0, test 6.1.31), and what else says
    /// that more than one is meant.
    private static final Pattern RANGE =
            Pattern.compile(
                    "[<>\\s]|after|all|before|earlier|later|prior|versions",
                    Pattern.CASE_INSENSITIVE);

    private final ArrayNode branches = Json.MAPPER.createArrayNode();
    private final Map<Named, List<String>> affected = new LinkedHashMap<>();
    private final List<String> fixed = new ArrayList<>();
    private final String vendor;
    private int count;

    CsafProducts(String vendor, List<Named> products) {
        this.vendor = vendor;
        products.forEach(this::add);
    }

    ObjectNode tree() {
        var tree = Json.MAPPER.createObjectNode();
        branch(tree.putArray("branches"), "vendor", vendor).set("branches", branches);
        return tree;
    }

    List<String> affected() {
        return affected.values().stream().flatMap(List::stream).toList();
    }

    List<String> affected(Named product) {
        return affected.getOrDefault(product, List.of());
    }

    List<String> fixed() {
        return List.copyOf(fixed);
    }

    private void add(Named product) {
        if (product.affected().isEmpty()) {
            var leaf = branch(branches, "product_name", product.name());
            affected.put(product, List.of(leaf(leaf, product.name())));
        }
        if (product.affected().isEmpty() && product.fixed().isEmpty()) {
            return;
        }
        var versions = branch(branches, "product_name", product.name()).putArray("branches");
        for (String version : product.affected()) {
            affected.computeIfAbsent(product, _ -> new ArrayList<>())
                    .add(version(versions, product, version));
        }
        for (String version : product.fixed()) {
            fixed.add(version(versions, product, version));
        }
    }

    private String version(ArrayNode versions, Named product, String version) {
        String category =
                RANGE.matcher(version).find() ? "product_version_range" : "product_version";
        return leaf(branch(versions, category, version), product.name() + " " + version);
    }

    private String leaf(ObjectNode branch, String name) {
        String id = "CSAFPID-%04d".formatted(++count);
        branch.putObject("product").put("name", name).put("product_id", id);
        return id;
    }

    private static ObjectNode branch(ArrayNode branches, String category, String name) {
        return branches.addObject().put("category", category).put("name", name);
    }
}
