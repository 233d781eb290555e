package io.hypervisory.index.export.csaf;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductGroup;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// The products of a document by their full names, without the branches above them, and which ids
/// may be used. Immutable.
final class CsafProducts {
    /// Those of which the schema approves for certain; others are left out.
    private static final Pattern CPE =
            Pattern.compile(
                    "cpe:/[aho](:[A-Za-z0-9._~%-]{0,200}){0,6}"
                            + "|cpe:2\\.3:[aho](:([A-Za-z0-9._-]{1,200}|\\*)){5}:[*-](:([A-Za-z0-9._-]{1,200}|\\*)){4}");

    private final Map<String, Product> products;
    private final Map<String, Set<String>> groups;

    private CsafProducts(Map<String, Product> products, Map<String, Set<String>> groups) {
        this.products = products;
        this.groups = groups;
    }

    /// The first of those that share an id counts; so do members of groups that there are.
    static CsafProducts of(List<Product> products, List<ProductGroup> groups) {
        var known = new LinkedHashMap<String, Product>();
        products.forEach(each -> known.putIfAbsent(each.id(), each));
        var members = new LinkedHashMap<String, Set<String>>();
        for (ProductGroup group : groups) {
            var there = new LinkedHashSet<>(group.productIds());
            there.retainAll(known.keySet());
            boolean isFree = !group.id().isBlank() && !known.containsKey(group.id());
            if (isFree && there.size() > 1) {
                members.putIfAbsent(group.id(), there);
            }
        }
        return new CsafProducts(known, members);
    }

    boolean isEmpty() {
        return products.isEmpty();
    }

    /// Those of the ids that stand for a product.
    Set<String> known(Collection<String> ids) {
        var known = new LinkedHashSet<>(ids);
        known.retainAll(products.keySet());
        return known;
    }

    /// Those of the ids that stand for a group.
    Set<String> knownGroups(Collection<String> ids) {
        var known = new LinkedHashSet<>(ids);
        known.retainAll(groups.keySet());
        return known;
    }

    ObjectNode tree() {
        var tree = Json.MAPPER.createObjectNode();
        var names = tree.putArray("full_product_names");
        for (Product product : products.values()) {
            var one =
                    names.addObject()
                            .put("name", product.name().isBlank() ? product.id() : product.name())
                            .put("product_id", product.id());
            String cpe = product.cpe();
            if (cpe != null && CPE.matcher(cpe).matches()) {
                one.putObject("product_identification_helper").put("cpe", cpe);
            }
        }
        if (!groups.isEmpty()) {
            var all = tree.putArray("product_groups");
            groups.forEach((id, members) ->
                    CsafText.texts(all.addObject().put("group_id", id), "product_ids", members));
        }
        return tree;
    }
}
