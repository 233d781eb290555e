package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The product tree with all definitions in it. Used by one thread.
final class ProductTree {
    private final Spot spot;
    private final List<Branch> branches = new ArrayList<>();
    private final List<Spot> products = new ArrayList<>();
    private final Map<String, Branch> branchOf = new HashMap<>();
    private final List<Combination> combinations = new ArrayList<>();
    private final Map<String, Spot> defined = new HashMap<>();

    /// One branch and what it hangs on.
    ///
    /// @param depth 1 for those at the top
    record Branch(Spot spot, @Nullable Branch above, int depth) {
        @Nullable String category() {
            return spot.text("category");
        }

        @Nullable String name() {
            return spot.text("name");
        }
    }

    /// A product made of others: a relationship of 2.0, a product path of 2.1.
    ///
    /// @param beginning where the id of the first product stands
    /// @param steps what is combined with it, in order
    record Combination(Spot spot, Spot product, Spot beginning, List<Step> steps) {}

    /// @param next where the id of the next product stands
    record Step(@Nullable String category, Spot next) {}

    ProductTree(Spot spot) {
        this.spot = spot;
        walk(spot, null, 1);
        products.addAll(spot.each("full_product_names"));
        for (Spot relationship : spot.each("relationships")) {
            var step =
                    new Step(
                            relationship.text("category"),
                            relationship.member("relates_to_product_reference"));
            combine(relationship, relationship.member("product_reference"), List.of(step));
        }
        for (Spot path : spot.each("product_paths")) {
            List<Step> steps =
                    path.each("subpaths").stream()
                            .map(part ->
                                    new Step(
                                            part.text("category"),
                                            part.member("next_product_reference")))
                            .toList();
            combine(path, path.member("beginning_product_reference"), steps);
        }
        for (Spot product : products) {
            String id = product.text("product_id");
            if (id != null) {
                defined.putIfAbsent(id, product);
            }
        }
    }

    /// Recursion is bounded by the JSON parser's depth.
    private void walk(Spot owner, @Nullable Branch above, int depth) {
        for (Spot spot : owner.each("branches")) {
            var branch = new Branch(spot, above, depth);
            branches.add(branch);
            Spot product = spot.member("product");
            if (product.exists()) {
                products.add(product);
                String id = product.text("product_id");
                if (id != null) {
                    branchOf.putIfAbsent(id, branch);
                }
            }
            walk(spot, branch, depth + 1);
        }
    }

    private void combine(Spot combination, Spot beginning, List<Step> steps) {
        Spot product = combination.member("full_product_name");
        products.add(product);
        combinations.add(new Combination(combination, product, beginning, steps));
    }

    Spot spot() {
        return spot;
    }

    /// Every branch, each after the one that it hangs on.
    List<Branch> branches() {
        return branches;
    }

    /// Every full product name, in the order of the document's parts.
    List<Spot> products() {
        return products;
    }

    List<Combination> combinations() {
        return combinations;
    }

    List<Spot> groups() {
        return spot.each("product_groups");
    }

    boolean defines(String id) {
        return defined.containsKey(id);
    }

    /// The branch that defines the product; null when none does.
    @Nullable Branch branchOf(String product) {
        return branchOf.get(product);
    }
}
