package io.hypervisory.index.document;

import static java.util.stream.Collectors.toSet;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.Platforms;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// By what names an advisory's products are found. Pure.
final class Products {
    private Products() {}

    /// As the advisory calls them; those that stand in none of its lists, as our table does.
    ///
    /// @param platforms that it concerns
    static List<String> of(Advisory advisory, Collection<Platform> platforms) {
        List<String> listed = listed(advisory.content());
        String vendor = advisory.id().vendor();
        var known =
                listed.stream()
                        .flatMap(name -> Platforms.of(vendor, name, null).stream())
                        .map(Platform::product)
                        .collect(toSet());
        var others =
                platforms.stream()
                        .filter(platform -> !known.contains(platform.product()))
                        .map(Platform::name);
        return Stream.concat(listed.stream(), others).distinct().toList();
    }

    private static List<String> listed(Advisory.Content content) {
        return Stream.concat(
                        content.products().stream().map(Product::name),
                        content.patchTable().stream()
                                .map(row ->
                                        row.productVersion() == null
                                                ? row.product()
                                                : row.product() + " " + row.productVersion()))
                .toList();
    }
}
