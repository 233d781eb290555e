package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.judgement.cadence.NoticePlatforms;
import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vendors;
import io.hypervisory.ingest.contract.product.NamedProduct;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.ProductNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which products a list calls affected, and whose they are: by CPE or name. What the tables do not
/// know is left out. Pure.
final class AffectedProducts {
    /// `cpe:2.3:o:vmware:esxi` or `cpe:/o:vmware:esxi`: what follows are versions.
    private static final int PARTS_OF_A_PRODUCT = 5;

    private static final int PARTS_WITH_A_VERSION = 6;

    /// No version, or any.
    private static final Pattern BARE_ESX =
            Pattern.compile("cpe:(?:2\\.3:|/)[aoh]:vmware:esx(?::[*-]?(?::|$)|$)");

    private static final int VENDOR_OF_23 = 3;
    private static final int VENDOR_OF_22 = 2;

    private AffectedProducts() {}

    /// Slugs of vendors, sorted; where the product is not known, by the vendor's name.
    static List<String> vendors(Collection<Affected> affected) {
        return each(affected, PARTS_OF_A_PRODUCT, AffectedProducts::slug);
    }

    /// Ids of products, and of their lines where an entry says one, sorted.
    ///
    /// @param said when the list named them so
    static List<String> platforms(Collection<Affected> affected, @Nullable SaidDate said) {
        return each(
                affected,
                PARTS_WITH_A_VERSION,
                one ->
                        named(one)
                                .map(product -> product.line().line().toLowerCase(Locale.ROOT))
                                .or(() -> bareEsx(one, said)));
    }

    private static Optional<String> bareEsx(Affected affected, @Nullable SaidDate said) {
        String cpe = affected.cpe();
        return cpe != null && BARE_ESX.matcher(cpe).lookingAt()
                ? NoticePlatforms.esxWithoutVersion(said).map(Platform::id)
                : Optional.empty();
    }

    private static List<String> each(
            Collection<Affected> affected, int parts, Function<Affected, Optional<String>> read) {
        var asked = new HashSet<String>();
        var found = new TreeSet<String>();
        for (Affected one : affected) {
            boolean isAffected = one.status() == null || one.status().equals("affected");
            if (isAffected && asked.add(start(one, parts))) {
                read.apply(one).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /// Lists name a product once for each of its versions, by the thousand.
    ///
    /// @param length in parts of a CPE
    private static String start(Affected affected, int length) {
        String cpe = affected.cpe();
        List<String> parts = cpe == null ? List.of() : List.of(cpe.split(":"));
        return affected.vendor()
                + "\n"
                + affected.product()
                + "\n"
                + parts.subList(0, Math.min(parts.size(), length));
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
