package io.hypervisory.ingest.contract;

import java.util.List;

/// What a product is made of (CSAF 2.1 `product_paths`, 2.0 `relationships`): ESXi installed on a
/// server, a package that is a component of a distribution. Products are named by their ids in the
/// same document.
///
/// @param beginning id of the product that the path begins with
/// @param subpaths how it goes on, at least one
public record ProductPath(String beginning, List<Subpath> subpaths) {
    /// A step from what comes before to another product.
    ///
    /// @param category the standard's word: `default_component_of`, `external_component_of`,
    ///   `installed_on`, `installed_with`, `optional_component_of`
    public record Subpath(String category, String productId) {
        public Subpath {
            Checks.nonBlank(category, "category");
            Checks.nonBlank(productId, "product id");
        }
    }

    public ProductPath {
        Checks.nonBlank(beginning, "product id");
        subpaths = List.copyOf(subpaths);
        if (subpaths.isEmpty()) {
            throw new IllegalArgumentException("a product path of " + beginning + " alone");
        }
    }
}
