package io.hypervisory.index.document;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.product.ComparableVersion;
import io.hypervisory.ingest.contract.product.NamedProduct;
import io.hypervisory.ingest.contract.product.ProductNames;
import io.hypervisory.ingest.contract.product.VersionRange;
import io.hypervisory.ingest.contract.product.VersionRange.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Versions of one product that an advisory calls affected, or mends. What is not understood, or
/// only perhaps meant, stands nowhere: a version is found where it is known to be affected.
///
/// @param product `vmware/esxi`
/// @param scale what its ends are measured by, see [VersionKeys]; empty where it has no end
/// @param from included, a sort key; empty when there is no lower end
/// @param until excluded, a sort key
public record Affected(String product, String scale, String from, String until) {
    /// Elasticsearch takes 10,000 in a document.
    private static final int MOST = 5_000;

    private static final Set<ProductStatus> STATUSES =
            Set.of(
                    ProductStatus.FIRST_AFFECTED,
                    ProductStatus.KNOWN_AFFECTED,
                    ProductStatus.LAST_AFFECTED);

    private static final Set<String> NOT_CONCERNED =
            Set.of("not affected", "unaffected", "not applicable", "n/a", "none");

    static List<Affected> of(Advisory advisory) {
        var ids = new HashSet<String>();
        for (Vulnerability each : advisory.content().vulnerabilities()) {
            each.statuses()
                    .forEach((status, products) ->
                            ids.addAll(STATUSES.contains(status) ? products : List.of()));
        }
        boolean isStated =
                advisory.content().vulnerabilities().stream()
                        .anyMatch(each -> !each.statuses().isEmpty());
        Stream<Affected> stated =
                advisory.content().products().stream()
                        .filter(product -> !isStated || ids.contains(product.id()))
                        .flatMap(Affected::of)
                        .filter(each -> isStated || each.isRange());
        Stream<Affected> mended =
                advisory.content().patchTable().stream()
                        .flatMap(row -> of(advisory.id().vendor(), row));
        return Stream.concat(stated, mended).distinct().limit(MOST).toList();
    }

    /// Where no status is stated, a range is what is affected; one version may as well be the fix.
    private boolean isRange() {
        return !until.equals(VersionKeys.LAST) && !until.startsWith(from.strip());
    }

    private static Stream<Affected> of(Product product) {
        Optional<NamedProduct> named = ProductNames.of(product);
        return named.stream().flatMap(Affected::of);
    }

    private static Stream<Affected> of(NamedProduct named) {
        String product = named.line().product();
        String version = named.version() == null ? named.line().release() : named.version();
        if (version == null) {
            return Stream.of(new Affected(product, "", "", VersionKeys.LAST));
        }
        return VersionRange.of(named.line().line(), version)
                .filter(range -> range.except().isEmpty())
                .stream()
                .flatMap(range -> range.parts().stream())
                .map(part -> of(product, part))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    private static @Nullable Affected of(String product, Part part) {
        return switch (part) {
            case Part.Everything _ -> new Affected(product, "", "", VersionKeys.LAST);
            case Part.Exactly(var version) ->
                    new Affected(
                            product,
                            VersionKeys.scale(version),
                            VersionKeys.key(version),
                            VersionKeys.afterAllOf(version));
            case Part.Between(var low, boolean withLow, var high, boolean withHigh) ->
                    between(product, low, withLow, high, withHigh);
            case Part.Perhaps _, Part.BelowEach _ -> null;
        };
    }

    /// Null where its ends do not compare.
    private static @Nullable Affected between(
            String product,
            @Nullable ComparableVersion low,
            boolean withLow,
            @Nullable ComparableVersion high,
            boolean withHigh) {
        String lower = low == null ? "" : VersionKeys.scale(low);
        String upper = high == null ? "" : VersionKeys.scale(high);
        if (!(lower + " ").startsWith(upper) && !(upper + " ").startsWith(lower)) {
            return null;
        }
        return new Affected(
                product,
                lower.length() > upper.length() ? lower : upper,
                low == null ? "" : withLow ? VersionKeys.key(low) : VersionKeys.afterAllOf(low),
                high == null
                        ? VersionKeys.LAST
                        : withHigh ? VersionKeys.after(high) : VersionKeys.key(high));
    }

    /// A line of which the table says what to install: what lies before that is affected.
    private static Stream<Affected> of(String vendor, PatchRow row) {
        if (row.productVersion() == null
                || NOT_CONCERNED.contains(row.fix().strip().toLowerCase(Locale.ROOT))) {
            return Stream.empty();
        }
        return ProductNames.of(vendor, row.product(), row.productVersion()).stream()
                .flatMap(named -> before(named, row.fix()).stream());
    }

    private static Optional<Affected> before(NamedProduct named, String fix) {
        Optional<ComparableVersion> low = named.comparable();
        Optional<ComparableVersion> high = ComparableVersion.of(named.line().line(), fix);
        return low.isEmpty() || high.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                        between(named.line().product(), low.get(), true, high.get(), false));
    }
}
