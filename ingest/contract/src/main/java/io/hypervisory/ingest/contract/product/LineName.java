package io.hypervisory.ingest.contract.product;

import org.jspecify.annotations.Nullable;

/// The parts of a line's slug, `vmware/esxi-8.0`.
///
/// @param release null when the slug is a product alone
record LineName(String product, @Nullable String release, VersionScheme scheme) {
    /// The longest product of the table that the slug begins with; a slug of which the table knows
    /// nothing is a product of its own, with versions between dots.
    static LineName of(String line) {
        for (int end = line.length(); end > 0; end = line.lastIndexOf('-', end - 1)) {
            var product = ProductTable.STANDARD.bySlug(line.substring(0, end));
            if (product != null) {
                String release = end == line.length() ? null : line.substring(end + 1);
                return new LineName(product.slug(), release, product.scheme());
            }
        }
        return new LineName(line, null, VersionScheme.DOTTED);
    }
}
