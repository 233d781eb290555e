package io.hypervisory.ingest.contract.product;

import java.util.List;
import java.util.Locale;

/// By which names vendors and products go or went: who asks for one means them all. Thread-safe.
public final class OtherNames {
    private OtherNames() {}

    /// Slugs of the vendors that are or were called so, in any letters: `Broadcom` is `vmware`.
    /// Empty when none is.
    public static List<String> vendors(String name) {
        return VendorWords.ofFolded(name.toLowerCase(Locale.ROOT));
    }

    /// Names of a product, in small letters, that need neither its vendor nor a version to be
    /// understood.
    ///
    /// @param product `vmware/esxi`; one that is not known has none
    public static List<String> ofProduct(String product) {
        return ProductTable.STANDARD.namesOf(product);
    }

    /// In words, of a product.
    public static int longest() {
        return ProductTable.STANDARD.longestName();
    }
}
