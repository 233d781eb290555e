package io.hypervisory.docker.archive;

import io.hypervisory.docker.archive.HistoryFacts.Bulletin;
import io.hypervisory.docker.archive.HistoryFacts.NamedPatch;
import io.hypervisory.docker.archive.HistoryFacts.NvdCve;
import io.hypervisory.docker.archive.HistoryFacts.Post;
import io.hypervisory.docker.archive.HistoryFacts.VendorEvent;
import io.hypervisory.docker.archive.HistoryFacts.Vmsa;
import io.hypervisory.docker.archive.HistoryFacts.VmsaCve;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Reads the bundled tables. What only our collection remarks on its sources stays in them.
final class FactTables {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PART_OF = Pattern.compile("part of (.+ Update \\d+)");

    private FactTables() {}

    /// @throws IllegalStateException when a bundled table is missing
    static HistoryFacts load() {
        return new HistoryFacts(
                rows("vmsa.csv", FactTables::vmsa),
                rows("vmsa_cves.csv", FactTables::vmsaCve),
                rows("esx_patches.csv", FactTables::patch),
                rows("ms_bulletins.csv", FactTables::bulletin),
                rows("other_vendors.csv", FactTables::event),
                ofNvd(),
                rows("blog_posts.csv", FactTables::post));
    }

    static <T> List<T> rows(String name, Function<CSVRecord, T> read) {
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in = FactTables.class.getResourceAsStream("/archive/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no /archive/" + name + " on the class path");
            }
            try (var table = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return table.stream().map(read).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("/archive/" + name, e);
        }
    }

    private static Vmsa vmsa(CSVRecord row) {
        return new Vmsa(
                row.get("advisory_id"),
                day(row.get("issue_date")),
                day(row.get("mail_date")),
                row.get("updates"),
                row.get("severity_label"),
                row.get("topic"),
                row.get("products"),
                words(row.get("cves"), " "),
                words(row.get("esx_patches"), " "),
                row.get("url"),
                row.get("date_basis"),
                row.get("note"));
    }

    private static VmsaCve vmsaCve(CSVRecord row) {
        return new VmsaCve(
                row.get("advisory_id"),
                row.get("cve"),
                row.get("component_class"),
                row.get("component"),
                row.get("products"));
    }

    /// Only a page or a list of patches tells a patch's own day and class.
    private static NamedPatch patch(CSVRecord row) {
        boolean seen = row.get("date_basis").equals("KB page release date");
        String basis = row.get("classification_basis");
        boolean stated = basis.equals("KB page") || basis.equals("blog table");
        return new NamedPatch(
                row.get("patch_id"),
                row.get("product_version"),
                row.get("component_class"),
                row.get("component"),
                seen ? day(row.get("release_date")) : null,
                stated ? row.get("classification") : "",
                update(row.get("date_basis")),
                row.get("vm_migration_or_reboot"),
                row.get("host_reboot"),
                words(row.get("rpms"), ";"),
                words(row.get("supersedes"), " "),
                words(row.get("cves"), " "),
                words(row.get("advisories"), "|"));
    }

    private static String update(String basis) {
        Matcher part = PART_OF.matcher(basis);
        return part.find() ? part.group(1) : "";
    }

    private static Bulletin bulletin(CSVRecord row) {
        return new Bulletin(
                row.get("bulletin_id"),
                row.get("kb"),
                LocalDate.parse(row.get("release_date")),
                day(row.get("last_updated")),
                row.get("patch_tuesday").startsWith("no"),
                row.get("page_version"),
                row.get("max_severity"),
                row.get("impact"),
                row.get("restart_required"),
                row.get("product_category"),
                row.get("affects_windows_server_2003").equals("yes"),
                row.get("affects_windows_server_2008").equals("yes"),
                row.get("server_core_mentioned").equals("yes"),
                row.get("virtualization_product"),
                words(row.get("cves"), " "));
    }

    private static VendorEvent event(CSVRecord row) {
        return new VendorEvent(
                row.get("vendor"),
                row.get("date"),
                row.get("kind"),
                row.get("item"),
                row.get("detail"));
    }

    /// Of the tables that name NVD's products, then of the advisories' CVEs, whose products at NVD
    /// the table does not have. Each CVE once.
    private static List<NvdCve> ofNvd() {
        var byCve = new TreeMap<String, NvdCve>();
        Stream.of(
                        rows("other_vendor_cves.csv", row -> taggedCve(row, "", "")),
                        rows(
                                "vmware_cves.csv",
                                row -> taggedCve(row, "vmware:", row.get("vector"))),
                        rows(
                                "vmsa_cves.csv",
                                row -> nvdCve(row, row.get("nvd_severity"), "", List.of())))
                .flatMap(List::stream)
                .filter(cve -> !cve.score().isEmpty())
                .forEach(cve -> byCve.putIfAbsent(cve.cve(), cve));
        return List.copyOf(byCve.values());
    }

    /// @param vendor of all products of the table; empty where each names its own
    private static NvdCve taggedCve(CSVRecord row, String vendor, String vector) {
        var products = words(row.get("cpe_products"), ";").stream().map(vendor::concat).toList();
        return nvdCve(row, row.get("severity"), vector, products);
    }

    private static NvdCve nvdCve(
            CSVRecord row, String severity, String vector, List<String> products) {
        return new NvdCve(
                row.get("cve"),
                row.get("nvd_published"),
                row.get("cvss2"),
                severity,
                vector,
                products);
    }

    private static Post post(CSVRecord row) {
        return new Post(
                day(row.get("date")),
                row.get("title"),
                row.get("author"),
                row.get("site"),
                row.get("url_or_path"),
                row.get("facts"));
    }

    private static @Nullable LocalDate day(String text) {
        return DAY.matcher(text).matches() ? LocalDate.parse(text) : null;
    }

    private static List<String> words(String text, String separator) {
        return Stream.of(text.split(Pattern.quote(separator)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
