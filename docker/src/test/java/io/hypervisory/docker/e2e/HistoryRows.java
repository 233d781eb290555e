package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The rows of the history that the archive renders, with the facts that must come out of the
/// pipeline; read by other means than the site's.
final class HistoryRows {
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";

    private HistoryRows() {}

    /// What the API must say of an entry.
    ///
    /// @param facts expected text by the field's name in `content`; null where nothing may be said
    record Row(String id, TreeMap<String, @Nullable String> facts) {
        /// What is not so.
        List<String> differences(JsonNode content) {
            var differences = new ArrayList<String>();
            facts.forEach((field, expected) -> {
                String found = text(content.path(field));
                if (!isSame(field, expected, found)) {
                    differences.add(id + " " + field + ": " + expected + " became " + found);
                }
            });
            return differences;
        }
    }

    /// The table writes severities in lower case where they led a title, which has a capital.
    private static boolean isSame(String field, @Nullable String expected, @Nullable String found) {
        return field.equals("severity") && expected != null
                ? expected.equalsIgnoreCase(found)
                : Objects.equals(expected, found);
    }

    static List<Row> all() throws IOException {
        var rows = new ArrayList<Row>();
        rows.addAll(bulletins());
        rows.addAll(updates());
        rows.addAll(advisories());
        rows.addAll(patches());
        return rows;
    }

    /// Bulletins of Microsoft, each an advisory.
    static int bulletinCount() throws IOException {
        return table("ms_bulletins.csv").size();
    }

    private static List<Row> bulletins() throws IOException {
        return table("ms_bulletins.csv").stream()
                .map(row -> {
                    var facts = new TreeMap<String, @Nullable String>();
                    facts.put("initialReleaseDate", row.get("release_date"));
                    facts.put("severity", row.get("max_severity"));
                    facts.put("currentReleaseDate", updated(row));
                    facts.put("version", version(row));
                    facts.put("cves", sorted(row.get("cves")));
                    return new Row("microsoft/" + row.get("bulletin_id"), facts);
                })
                .toList();
    }

    /// Two rows have no version and one has `4,0`, which is none; then it is the day.
    private static String version(CSVRecord bulletin) {
        String version = bulletin.get("page_version");
        return version.matches("\\d+\\.\\d+") ? version : updated(bulletin);
    }

    private static String updated(CSVRecord bulletin) {
        String last = bulletin.get("last_updated");
        return last.isEmpty() ? bulletin.get("release_date") : last;
    }

    /// What a bulletin says on restarts is its update's.
    private static List<Row> updates() throws IOException {
        return table("ms_bulletins.csv").stream()
                .map(row -> {
                    var facts = new TreeMap<String, @Nullable String>();
                    facts.put("hostReboot", flag(row.get("restart_required")));
                    facts.put("advisories", "microsoft/" + row.get("bulletin_id"));
                    return new Row("microsoft/KB" + row.get("kb"), facts);
                })
                .toList();
    }

    private static List<Row> advisories() throws IOException {
        return table("vmsa.csv").stream()
                .filter(row ->
                        row.get("issue_date").matches(DAY) || row.get("mail_date").matches(DAY))
                .map(row -> {
                    var facts = new TreeMap<String, @Nullable String>();
                    facts.put("initialReleaseDate", row.get("issue_date"));
                    facts.put("severity", severity(row.get("severity_label")));
                    facts.put("cves", sorted(row.get("cves")));
                    return new Row("vmware/" + row.get("advisory_id"), facts);
                })
                .toList();
    }

    /// The word leads the title in the archive's mails; the case is the title's.
    private static @Nullable String severity(String label) {
        String word = label.replace("(in title)", "").strip();
        return word.isEmpty() ? null : word;
    }

    private static List<Row> patches() throws IOException {
        return table("esx_patches.csv").stream()
                .filter(row -> row.get("patch_id").matches("ESX-\\d{5,7}|ESXe?\\d{3}-\\d{9}.*"))
                .map(row -> {
                    boolean page = row.get("date_basis").equals("KB page release date");
                    var facts = new TreeMap<String, @Nullable String>();
                    facts.put("releaseDate", page ? row.get("release_date") : null);
                    facts.put("vmMigration", flag(row.get("vm_migration_or_reboot")));
                    facts.put("hostReboot", flag(row.get("host_reboot")));
                    String basis = row.get("classification_basis");
                    if (basis.equals("KB page") || basis.equals("blog table")) {
                        facts.put("patchClass", row.get("classification").toLowerCase(Locale.ROOT));
                    }
                    facts.put("supersedes", supersedes(row.get("supersedes")));
                    facts.put("packages", words(row.get("rpms"), ";"));
                    facts.put("advisories", named(row.get("advisories")));
                    return new Row("vmware/" + row.get("patch_id"), facts);
                })
                .toList();
    }

    private static @Nullable String words(String cell, String separator) {
        return cell.isEmpty()
                ? null
                : String.join(" ", new TreeSet<>(List.of(cell.split(separator))));
    }

    /// What the collection inferred stands in no page.
    private static @Nullable String named(String advisories) {
        return advisories.isEmpty() || advisories.contains("(inferred)")
                ? null
                : Stream.of(advisories.split("\\|"))
                        .map(id -> "vmware/" + id.strip())
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    /// Patches that have numbers within their release only, by the advisory that names them.
    static Map<String, List<String>> numberedPatches() throws IOException {
        var patches = new TreeMap<String, List<String>>();
        for (CSVRecord row : table("esx_patches.csv")) {
            if (row.get("patch_id").contains("upgrade patch")) {
                for (String advisory : row.get("advisories").split("\\|")) {
                    patches.computeIfAbsent(advisory.strip(), _ -> new ArrayList<>())
                            .add(row.get("patch_id"));
                }
            }
        }
        return patches;
    }

    /// Posts whose title is known.
    static List<CSVRecord> posts() throws IOException {
        return table("blog_posts.csv").stream()
                .filter(row -> !row.get("title").startsWith("(title not stored)"))
                .toList();
    }

    private static @Nullable String supersedes(String cell) {
        return cell.isEmpty() ? null : "vmware/" + cell;
    }

    private static @Nullable String flag(String word) {
        return switch (word) {
            case "yes" -> "true";
            case "no" -> "false";
            default -> null;
        };
    }

    private static @Nullable String sorted(String cves) {
        return cves.isBlank() ? null : String.join(" ", new TreeSet<>(List.of(cves.split(" +"))));
    }

    /// A date as its day in its own zone, a list as its texts; null where nothing is said.
    private static @Nullable String text(JsonNode node) {
        if (node.has("instant")) {
            return Instant.parse(node.path("instant").asString())
                    .atZone(ZoneId.of(node.path("zone").asString()))
                    .toLocalDate()
                    .toString();
        }
        if (node.isArray()) {
            return node.isEmpty() ? null : String.join(" ", Http.texts(node));
        }
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    /// CVEs that NVD's files name, with their scores.
    static Stream<CSVRecord> vendorCves() throws IOException {
        return table("other_vendor_cves.csv").stream();
    }

    /// What happened at other vendors.
    static Stream<CSVRecord> vendorEvents() throws IOException {
        return table("other_vendors.csv").stream();
    }

    private static List<CSVRecord> table(String name) throws IOException {
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in = HistoryRows.class.getResourceAsStream("/archive/" + name);
                var table = format.parse(new InputStreamReader(in, UTF_8))) {
            return table.getRecords();
        }
    }
}
