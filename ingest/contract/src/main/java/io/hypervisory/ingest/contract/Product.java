package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product as the document names it.
///
/// @param id a label local to the document (CSAF `product_id`), not an identifier across documents
/// @param name the full product name
/// @param path category and name of each branch above it, outermost first, as `vendor:VMware`;
///   empty when the document has no tree
/// @param purls CSAF 2.0's one `purl` or CSAF 2.1's list
/// @param productPath the products that it is made of; null when the document does not say that it
///   is made of any
public record Product(
        String id,
        String name,
        List<String> path,
        @Nullable String cpe,
        List<String> purls,
        @Nullable ProductPath productPath) {
    public Product {
        Checks.nonBlank(id, "product id");
        path = List.copyOf(path);
        purls = List.copyOf(purls);
    }

    /// A product that the document does not take apart.
    public Product(
            String id, String name, List<String> path, @Nullable String cpe, List<String> purls) {
        this(id, name, path, cpe, purls, null);
    }
}
