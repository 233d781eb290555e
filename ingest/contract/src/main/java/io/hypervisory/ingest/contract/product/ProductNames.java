package io.hypervisory.ingest.contract.product;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.product.ProductTable.Alias;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which product a name means, through all renames: `ESX Server 3i` is ESXi 3.5, Broadcom's VMware
/// is VMware, `Parallels Virtuozzo Containers 4.7` is Virtuozzo 4.7. A name counts only when every
/// word of it is understood; any other is empty, never a guess. Thread-safe.
public final class ProductNames {
    private static final ProductTable TABLE = ProductTable.STANDARD;
    private static final Pattern LIST =
            Pattern.compile(" and |, ?|;| / |(?<=[A-Za-z])/(?=[A-Za-z])| or ");
    private static final int LONGEST = 300;

    private static final LoadingCache<Said, Optional<NamedProduct>> READ =
            Caffeine.newBuilder()
                    .maximumSize(Said.MOST)
                    .executor(Runnable::run)
                    .build(ProductNames::read);

    private ProductNames() {}

    /// @param name as written, with or without vendor and version: `VMware ESXi 6.7 Update 3`
    public static Optional<NamedProduct> of(String name) {
        return of(null, name, null);
    }

    /// @param vendor as written, or a slug; null when not said. A vendor that the table does not
    ///   know makes no product of ours.
    /// @param version as written beside the name; null when only the name may have one
    public static Optional<NamedProduct> of(
            @Nullable String vendor, String name, @Nullable String version) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        var said = new Said(vendor, name, version);
        return said.isRemembered() ? READ.get(said) : read(said);
    }

    private static Optional<NamedProduct> read(Said said) {
        String vendor = said.vendor();
        List<String> vendors = VendorWords.of(vendor);
        boolean strange = vendor != null && vendors.isEmpty() && !VendorWords.isNone(vendor);
        return strange ? Optional.empty() : NameWords.of(said.name()).read(vendors, said.version());
    }

    /// A field that names several products: `ESXi, Workstation, and Fusion`. Each that is
    /// understood, in order.
    public static List<NamedProduct> all(@Nullable String vendor, String names) {
        Optional<NamedProduct> one = of(vendor, names, null);
        if (one.isPresent() || names.length() > LONGEST) {
            return one.stream().toList();
        }
        String known = VendorWords.isNone(vendor) ? VendorWords.leading(names) : vendor;
        var found = new LinkedHashMap<String, NamedProduct>();
        for (String name : LIST.split(names)) {
            of(known, name.strip().replaceFirst("^(?:and|or) ", ""), null)
                    .ifPresent(product -> found.putIfAbsent(product.line().line(), product));
        }
        return List.copyOf(found.values());
    }

    /// By CPE, 2.2 or 2.3.
    public static Optional<NamedProduct> ofCpe(String cpe) {
        return ofCpe(cpe, null);
    }

    /// @param version said beside the CPE, which then names none: `<= 3.5`; null when it is silent
    public static Optional<NamedProduct> ofCpe(String cpe, @Nullable String version) {
        return Cpe.parse(cpe).flatMap(parsed -> of(parsed, version));
    }

    private static Optional<NamedProduct> of(Cpe cpe, @Nullable String besides) {
        String key = cpe.vendor() + ":" + cpe.product();
        if (cpe.version() != null) {
            for (Alias alias : TABLE.byCpe(key + ":" + cpe.version())) {
                return Optional.of(NameWords.named(alias, cpe.update()));
            }
        }
        String version = cpe.version() == null && besides != null ? besides : cpe.versionText();
        for (Alias alias : TABLE.byCpe(key)) {
            if (alias.fits(LineRule.major(version))) {
                return Optional.of(NameWords.named(alias, version));
            }
        }
        return Optional.empty();
    }

    /// By what a document says of one of its products: its CPE, else the branches above it, else
    /// its full name.
    public static Optional<NamedProduct> of(Product product) {
        Optional<NamedProduct> byCpe =
                product.cpe() == null ? Optional.empty() : ofCpe(product.cpe());
        return byCpe.or(() -> ofPath(product.path())).or(() -> of(product.name()));
    }

    /// By the branches of a CSAF product tree, each as `category:name`, outermost first.
    public static Optional<NamedProduct> ofPath(List<String> path) {
        Map<String, String> branches = new HashMap<>();
        for (String branch : path) {
            int colon = branch.indexOf(':');
            if (colon > 0) {
                branches.put(branch.substring(0, colon), branch.substring(colon + 1));
            }
        }
        String name = branches.get("product_name");
        if (name == null) {
            name = branches.get("product_family");
        }
        if (name == null) {
            return Optional.empty();
        }
        String version = branches.get("product_version");
        if (version == null) {
            version = branches.get("product_version_range");
        }
        String update = branches.get("service_pack");
        if (version != null && update != null) {
            version = version + " " + update;
        }
        return of(branches.get("vendor"), name, version);
    }
}
