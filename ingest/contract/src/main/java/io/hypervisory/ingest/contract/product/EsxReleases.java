package io.hypervisory.ingest.contract.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The builds at which updates and patches of ESX and ESXi were released: facts, kept in
/// `esx-releases.txt`, which says where each comes from.
final class EsxReleases {
    private static final int COLUMNS = 5;

    static final EsxReleases STANDARD = read("esx-releases.txt");
    static final EsxReleases NONE = new EsxReleases();

    /// By product, line and name.
    private final Map<List<String>, String> builds = new HashMap<>();

    /// By product, line and build.
    private final Map<List<String>, String> names = new HashMap<>();

    /// By product and build; an empty text where several lines have it.
    private final Map<List<String>, String> lines = new HashMap<>();

    private EsxReleases() {}

    private static EsxReleases read(String resource) {
        var releases = new EsxReleases();
        for (String row : rows(resource)) {
            String[] cells = row.split("\\|", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalStateException(resource + " has no such row: " + row);
            }
            for (String product : words(cells[0])) {
                releases.add(
                        "vmware/" + product, cells[1].strip(), words(cells[2]), cells[3].strip());
            }
        }
        return releases;
    }

    private void add(String product, String line, List<String> named, String build) {
        for (String name : named) {
            builds.merge(List.of(product, line, name), build, EsxReleases::earlier);
        }
        names.putIfAbsent(List.of(product, line, build), named.getFirst());
        lines.merge(List.of(product, build), line, (one, other) -> one.equals(other) ? one : "");
    }

    private static String earlier(String build, String other) {
        return Long.parseLong(build) <= Long.parseLong(other) ? build : other;
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
        return builds.get(List.of(product, line, name));
    }

    /// The first name of a build; null when the table does not know it.
    @Nullable String nameOf(String product, String line, String build) {
        return names.get(List.of(product, line, build));
    }

    /// The only line of a product that has this build; null when there is none or several.
    @Nullable String lineOf(String product, @Nullable String build) {
        String line = build == null ? null : lines.get(List.of(product, build));
        return line == null || line.isEmpty() ? null : line;
    }
}
