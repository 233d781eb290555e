package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductGroup;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The product tree, flat. Microsoft lists each product twice, in the tree and below it: the first
/// counts. Used by one thread.
final class CvrfProducts {
    private final Map<String, Product> byId = new LinkedHashMap<>();
    private final List<ProductGroup> groups = new ArrayList<>();

    void take(Part tree) {
        branches(tree, List.of());
        for (Part group : tree.all("ProductGroups", "Group")) {
            String id = group.word("GroupID");
            if (id != null) {
                groups.add(new ProductGroup(id, group.words("ProductID")));
            }
        }
    }

    /// Recursion is bounded by the depth of parts.
    private void branches(Part owner, List<String> above) {
        for (Part child : owner.children()) {
            switch (child.name()) {
                case "Branch" -> branches(child, path(above, child));
                case "FullProductName" -> add(child, above);
                case "Relationship" -> branches(child, List.of());
                default -> {}
            }
        }
    }

    private static List<String> path(List<String> above, Part branch) {
        String type = CvrfWords.type(branch);
        String name = branch.word("Name");
        if (name == null) {
            return above;
        }
        var path = new ArrayList<>(above);
        path.add(type == null ? name : type + ":" + name);
        return path;
    }

    private void add(Part product, List<String> path) {
        String id = product.word("ProductID");
        if (id != null) {
            String name = HtmlText.folded(product.text());
            byId.putIfAbsent(id, new Product(id, name, path, product.word("CPE"), List.of()));
        }
    }

    List<Product> all() {
        return List.copyOf(byId.values());
    }

    List<ProductGroup> groups() {
        return groups;
    }

    /// Those of the ids that the tree has.
    List<Product> of(Collection<String> ids) {
        var some = new ArrayList<Product>();
        for (String id : ids) {
            Product product = byId.get(id);
            if (product != null) {
                some.add(product);
            }
        }
        return some;
    }

    /// The product's name; null when the tree does not have it.
    @Nullable String name(String id) {
        Product product = byId.get(id);
        return product == null || product.name().isEmpty() ? null : product.name();
    }
}
