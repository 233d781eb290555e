package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a host runs: a product, a line of its releases, or one release, written
/// `vendor/line-version`: `vmware/esx`, `vmware/esx-3.0`, `vmware/esx-3.0.2`. A shorter one holds
/// all that are longer.
///
/// @param product `vmware/esx`, of the table of products
/// @param release `3.0.2`, its numbers without leading zeros, or `22h2`; null for the product with
///   all its releases
public record Platform(String product, @Nullable String release) implements Comparable<Platform> {
    private static final Pattern RELEASE = Pattern.compile("[0-9a-z]{1,12}(?:\\.\\d{1,9}){0,5}");
    private static final Pattern ZEROS = Pattern.compile("(?<![\\d])0+(?=\\d)");

    public Platform {
        if (ProductTable.STANDARD.bySlug(product) == null) {
            throw new IllegalArgumentException("no product is known as " + product);
        }
        if (release != null) {
            if (!RELEASE.matcher(release).matches()) {
                throw new IllegalArgumentException(
                        "\"" + release + "\" is no release of " + product);
            }
            release = ZEROS.matcher(release).replaceAll("");
        }
    }

    /// @throws IllegalArgumentException when the table of products does not know the product, or
    ///   what stands behind it is no release
    public static Platform parse(String id) {
        LineName name = LineName.of(id.toLowerCase(Locale.ROOT));
        return new Platform(name.product(), name.release());
    }

    public String vendor() {
        return product.substring(0, product.indexOf('/'));
    }

    public String id() {
        return release == null ? product : product + "-" + release;
    }

    /// For people: `VMware ESX 3.0`.
    public String name() {
        String product = line().name();
        return release == null ? product : product.replace(" \u2026", "") + " " + release;
    }

    /// Null where the distinction makes no sense.
    public @Nullable FormFactor formFactor() {
        return line().formFactor();
    }

    public ProductLine.Kind kind() {
        return line().kind();
    }

    private ProductLine line() {
        var entry = ProductTable.STANDARD.bySlug(product);
        if (entry == null) {
            throw new IllegalStateException("no product is known as " + product);
        }
        return entry.withLine(release);
    }

    /// Whether the other is this one or lies within it. Versions compare as versions: `esx-3.0` is
    /// not around `esx-3.01`.
    public boolean holds(Platform other) {
        return product.equals(other.product)
                && (release == null
                        || release.equals(other.release)
                        || other.release != null && other.release.startsWith(release + "."));
    }

    /// Whether this names at least a line of releases, so that what is said of it is said of each.
    public boolean isLine() {
        var entry = ProductTable.STANDARD.bySlug(product);
        int numbers = entry == null ? 0 : Math.max(0, Character.digit(entry.line().charAt(0), 10));
        return numbers == 0
                || release != null && release.split("\\.").length >= (isUpTo(entry) ? 1 : numbers);
    }

    private static boolean isUpTo(ProductTable.@Nullable Entry entry) {
        return entry != null && entry.line().length() > 1;
    }

    /// Itself and every one that holds it, the product first.
    public List<Platform> chain() {
        var chain = new ArrayList<Platform>();
        chain.add(new Platform(product, null));
        if (release != null) {
            Matcher dot = Pattern.compile("\\.|$").matcher(release);
            while (dot.find()) {
                chain.add(new Platform(product, release.substring(0, dot.start())));
            }
        }
        return List.copyOf(chain);
    }

    /// The product of the same publisher and release that is built the other way: of
    /// `vmware/esx-3.5` it is `vmware/esxi-3.5`. Null where there is none.
    public @Nullable Platform builtAs(FormFactor form) {
        for (ProductTable.Entry entry : ProductTable.STANDARD.entries()) {
            if (entry.formFactor() == form && entry.vendor().equals(vendor())) {
                return new Platform(entry.slug(), release);
            }
        }
        return null;
    }

    @Override
    public int compareTo(Platform other) {
        return id().compareTo(other.id());
    }

    @Override
    public String toString() {
        return id();
    }
}
