package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.Vendors;
import io.hypervisory.ingest.contract.product.NamedProduct;
import io.hypervisory.ingest.contract.product.ProductNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whose products a list calls affected, as slugs: by the product's name or CPE, else by the
/// vendor's name. Vendors that the tables do not know are left out. Pure.
final class AffectedVendors {
    /// `cpe:2.3:o:vmware:esxi` or `cpe:/o:vmware:esxi`: what follows are versions.
    private static final int PARTS_OF_A_PRODUCT = 5;

    private static final int VENDOR_OF_23 = 3;
    private static final int VENDOR_OF_22 = 2;

    private AffectedVendors() {}

    static List<String> of(Collection<Affected> affected) {
        var asked = new HashSet<String>();
        var slugs = new TreeSet<String>();
        for (Affected each : affected) {
            boolean isAffected = each.status() == null || each.status().equals("affected");
            if (isAffected && asked.add(product(each))) {
                slug(each).ifPresent(slugs::add);
            }
        }
        return List.copyOf(slugs);
    }

    /// Lists name a product once for each of its versions, by the thousand.
    private static String product(Affected affected) {
        String cpe = affected.cpe();
        List<String> parts = cpe == null ? List.of() : List.of(cpe.split(":"));
        return affected.vendor()
                + "\n"
                + affected.product()
                + "\n"
                + parts.subList(0, Math.min(parts.size(), PARTS_OF_A_PRODUCT));
    }

    private static Optional<String> slug(Affected affected) {
        return named(affected)
                .map(product -> product.line().vendor())
                .or(() -> vendor(affected.vendor()))
                .or(() -> vendor(vendorOf(affected.cpe())));
    }

    private static Optional<NamedProduct> named(Affected affected) {
        String cpe = affected.cpe();
        String product = affected.product();
        Optional<NamedProduct> byCpe = cpe == null ? Optional.empty() : ProductNames.ofCpe(cpe);
        return product == null
                ? byCpe
                : byCpe.or(() -> ProductNames.of(affected.vendor(), product, null));
    }

    private static Optional<String> vendor(@Nullable String name) {
        return name == null ? Optional.empty() : Vendors.named(name);
    }

    private static @Nullable String vendorOf(@Nullable String cpe) {
        if (cpe == null) {
            return null;
        }
        String[] parts = cpe.split(":");
        int at = cpe.startsWith("cpe:2.3:") ? VENDOR_OF_23 : VENDOR_OF_22;
        return at < parts.length ? parts[at] : null;
    }
}
