package io.hypervisory.ingest.contract.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The builds at which updates and patches of ESX and ESXi were released: facts, kept in
/// `esx-releases.txt`, which says where each comes from.
final class EsxReleases {
    private static final int COLUMNS = 5;

    static final EsxReleases STANDARD = read("esx-releases.txt");
    static final EsxReleases NONE = new EsxReleases(List.of());

    /// One release.
    ///
    /// @param names see [VmwareName]; `9.0.0.0100` since 9.0
    private record Release(List<String> products, String line, List<String> names, String build) {}

    private final List<Release> releases;

    private EsxReleases(List<Release> releases) {
        this.releases = releases;
    }

    private static EsxReleases read(String resource) {
        var releases = new ArrayList<Release>();
        for (String row : rows(resource)) {
            String[] cells = row.split("\\|", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalStateException(resource + " has no such row: " + row);
            }
            releases.add(
                    new Release(
                            words(cells[0]).stream().map(word -> "vmware/" + word).toList(),
                            cells[1].strip(),
                            words(cells[2]),
                            cells[3].strip()));
        }
        return new EsxReleases(List.copyOf(releases));
    }

    /// Lines of a table beside this class, less remarks.
    static List<String> rows(String resource) {
        try (InputStream in =
                        Objects.requireNonNull(
                                EsxReleases.class.getResourceAsStream(resource), resource);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s*[,;]\\s*"));
    }

    /// Some updates were released twice; the first build of a name is where it begins.
    @Nullable String build(String product, String line, String name) {
        String first = null;
        for (Release release : releases) {
            if (release.products().contains(product)
                    && release.line().equals(line)
                    && release.names().contains(name)
                    && (first == null || Long.parseLong(release.build()) < Long.parseLong(first))) {
                first = release.build();
            }
        }
        return first;
    }

    /// The first name of a build; null when the table does not know it.
    @Nullable String nameOf(String product, String line, String build) {
        return releases.stream()
                .filter(release -> release.products().contains(product))
                .filter(release -> release.line().equals(line) && release.build().equals(build))
                .map(release -> release.names().getFirst())
                .findFirst()
                .orElse(null);
    }

    /// The only line of a product that has this build; null when there is none or several.
    @Nullable String lineOf(String product, @Nullable String build) {
        List<String> lines =
                releases.stream()
                        .filter(release -> release.products().contains(product))
                        .filter(release -> release.build().equals(build))
                        .map(Release::line)
                        .distinct()
                        .toList();
        return lines.size() == 1 ? lines.getFirst() : null;
    }
}
