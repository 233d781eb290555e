package io.hypervisory.ingest.read.csaf;

import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductGroup;
import io.hypervisory.ingest.contract.ProductPath;
import io.hypervisory.ingest.contract.ProductPath.Subpath;
import io.hypervisory.ingest.read.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The product tree, flat: branches depth first, then full product names, then what relationships
/// (2.0) and product paths (2.1) name, with what they are made of. Used by one thread.
final class CsafProducts {
    private final List<Product> products = new ArrayList<>();

    /// What a tree holds.
    record Tree(List<Product> products, List<ProductGroup> groups) {}

    private CsafProducts() {}

    static Tree read(Fields root) {
        Optional<Fields> tree = root.object("product_tree");
        if (tree.isEmpty()) {
            return new Tree(List.of(), List.of());
        }
        var products = new CsafProducts();
        products.branches(tree.get(), List.of());
        products.listed(tree.get());
        return new Tree(products.products, tree.get().each("product_groups", CsafProducts::group));
    }

    /// Recursion is bounded by the JSON parser's depth.
    private void branches(Fields owner, List<String> above) {
        owner.forEach(
                "branches",
                branch -> {
                    List<String> path = path(above, branch);
                    branch.object("product").ifPresent(product -> add(product, path, null));
                    branches(branch, path);
                });
    }

    private static List<String> path(List<String> above, Fields branch) {
        var path = new ArrayList<>(above);
        String category = branch.needed("category");
        String name = branch.needed("name");
        if (name != null) {
            path.add(category == null ? name : category + ":" + name);
        }
        return path;
    }

    private void listed(Fields tree) {
        tree.forEach("full_product_names", product -> add(product, List.of(), null));
        tree.forEach("relationships", entry -> made(entry, CsafProducts::relationship));
        tree.forEach("product_paths", entry -> made(entry, CsafProducts::productPath));
    }

    private void made(Fields entry, Function<Fields, @Nullable ProductPath> of) {
        entry.object("full_product_name")
                .ifPresent(product -> add(product, List.of(), of.apply(entry)));
    }

    private static @Nullable ProductPath relationship(Fields fields) {
        String beginning = fields.needed("product_reference");
        Subpath subpath = subpath(fields, "relates_to_product_reference");
        return beginning == null || subpath == null
                ? null
                : new ProductPath(beginning, List.of(subpath));
    }

    /// Half a path would be another product.
    private static @Nullable ProductPath productPath(Fields fields) {
        String beginning = fields.needed("beginning_product_reference");
        var subpaths = new ArrayList<@Nullable Subpath>();
        fields.forEach(
                "subpaths", subpath -> subpaths.add(subpath(subpath, "next_product_reference")));
        if (beginning == null || subpaths.isEmpty() || subpaths.contains(null)) {
            return null;
        }
        return new ProductPath(beginning, subpaths.stream().map(Objects::requireNonNull).toList());
    }

    private static @Nullable Subpath subpath(Fields fields, String reference) {
        String category = fields.needed("category");
        String product = fields.needed(reference);
        return category == null || product == null ? null : new Subpath(category, product);
    }

    private void add(Fields product, List<String> path, @Nullable ProductPath productPath) {
        String id = product.needed("product_id");
        if (id == null) {
            return;
        }
        String name = product.needed("name");
        Optional<Fields> helper = product.object("product_identification_helper");
        products.add(
                new Product(
                        id,
                        name == null ? "" : name,
                        path,
                        helper.map(fields -> fields.word("cpe")).orElse(null),
                        helper.map(CsafProducts::purls).orElse(List.of()),
                        productPath));
    }

    private static List<String> purls(Fields helper) {
        var purls = new ArrayList<>(helper.words("purls"));
        String purl = helper.word("purl");
        if (purl != null) {
            purls.add(purl);
        }
        return purls;
    }

    private static @Nullable ProductGroup group(Fields fields) {
        String id = fields.needed("group_id");
        return id == null ? null : new ProductGroup(id, fields.words("product_ids"));
    }
}
