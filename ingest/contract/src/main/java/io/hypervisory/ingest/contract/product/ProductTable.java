package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import io.hypervisory.ingest.contract.product.ProductLine.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `products.txt`: the one table that maps names and CPEs to products. Thread-safe.
final class ProductTable {
    private static final int COLUMNS = 8;
    private static final Pattern SPEC =
            Pattern.compile("(\\+)?(.+?)(?: @([\\dh.]+))?(?: (<|>=)(\\d+))?");

    static final ProductTable STANDARD = new ProductTable("products.txt");

    /// One product.
    ///
    /// @param line see the table
    record Entry(
            String slug,
            String name,
            Kind kind,
            @Nullable FormFactor formFactor,
            String line,
            VersionScheme scheme) {
        String vendor() {
            return slug.substring(0, slug.indexOf('/'));
        }

        ProductLine withLine(@Nullable String release) {
            return new ProductLine(slug, release, name, kind, formFactor);
        }
    }

    /// One way to call a product.
    ///
    /// @param vendorSaid it counts only where the vendor is said, too
    /// @param version that the name means; null when it means none
    /// @param comparator `<` or `>=`; null when it counts for every version
    /// @param major what the version's first number is held against
    record Alias(
            Entry product,
            boolean vendorSaid,
            @Nullable String version,
            @Nullable String comparator,
            int major) {
        boolean fits(@Nullable Integer saidMajor) {
            if (comparator == null) {
                return true;
            }
            return saidMajor != null
                    && (comparator.equals("<") ? saidMajor < major : saidMajor >= major);
        }
    }

    private final Map<String, Entry> bySlug = new HashMap<>();
    private final Map<String, List<Alias>> byName = new HashMap<>();
    private final Map<String, List<Alias>> byCpe = new HashMap<>();
    private final int longestName;

    private ProductTable(String resource) {
        for (String row : EsxReleases.rows(resource)) {
            String[] cells = row.split("\\|", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalStateException(resource + " has no such row: " + row);
            }
            add(cells);
        }
        longestName = byName.keySet().stream().mapToInt(ProductTable::words).max().orElse(0);
    }

    private void add(String[] cells) {
        String form = cells[3].strip();
        var entry =
                new Entry(
                        cells[0].strip(),
                        cells[1].strip(),
                        Kind.valueOf(cells[2].strip().toUpperCase(Locale.ROOT)),
                        form.isEmpty() ? null : FormFactor.valueOf(form.toUpperCase(Locale.ROOT)),
                        cells[4].strip(),
                        VersionScheme.named(cells[5].strip()));
        if (bySlug.put(entry.slug(), entry) != null) {
            throw new IllegalStateException(entry.slug() + " stands twice in the table");
        }
        EsxReleases.words(cells[6]).forEach(spec -> add(byName, entry, spec));
        EsxReleases.words(cells[7]).forEach(spec -> add(byCpe, entry, spec));
    }

    private static void add(Map<String, List<Alias>> to, Entry entry, String spec) {
        Matcher parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            throw new IllegalStateException("no name: " + spec);
        }
        int major = parts.group(5) == null ? 0 : Integer.parseInt(parts.group(5));
        var alias = new Alias(entry, parts.group(1) != null, parts.group(3), parts.group(4), major);
        to.computeIfAbsent(parts.group(2), _ -> new ArrayList<>()).add(alias);
    }

    private static int words(String name) {
        return name.split(" ").length;
    }

    @Nullable Entry bySlug(String slug) {
        return bySlug.get(slug);
    }

    /// @param name words in small letters, one blank between them
    List<Alias> byName(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /// Names that alone mean the product, whatever its version, sorted.
    List<String> namesOf(String slug) {
        return byName.entrySet().stream()
                .filter(named ->
                        named.getValue().size() == 1
                                && named.getValue().getFirst().product().slug().equals(slug)
                                && !named.getValue().getFirst().vendorSaid()
                                && named.getValue().getFirst().comparator() == null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// @param cpe `vendor:product` or `vendor:product:version`
    List<Alias> byCpe(String cpe) {
        return byCpe.getOrDefault(cpe, List.of());
    }

    /// Words of the longest name.
    int longestName() {
        return longestName;
    }

    Iterable<Entry> entries() {
        return bySlug.values();
    }
}
