package io.hypervisory.ingest.read.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.listing.Unpacked;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Facts against facts: what the readers say of the bulletins of 2008, by the bulletins' pages, the
/// months' summaries and the list by CVE, against a table that somebody made of them without the
/// readers. Fields that both have are compared; those that differ stand in `facts-that-differ.txt`,
/// each with its cause.
class BulletinFactsTest {
    /// Of November 2008, when the list by CVE begins.
    private static final String FIRST_IN_LIST = "MS08-068";

    private static final List<String> BY_RANK = List.of("Low", "Moderate", "Important", "Critical");
    private static final Map<String, String> SEVERITIES =
            Map.of(
                    "Kritisch",
                    "Critical",
                    "Hoch",
                    "Important",
                    "Mittel",
                    "Moderate",
                    "Niedrig",
                    "Low");
    private static final Map<String, String> IMPACTS =
            Map.of(
                    "Remotecodeausführung", "Remote Code Execution",
                    "Erhöhung von Berechtigungen", "Elevation of Privilege",
                    "Lokale Erhöhung von Berechtigungen", "Elevation of Privilege",
                    "DoS (Denial of Service)", "Denial of Service",
                    "Denial-of-Service", "Denial of Service",
                    "Offenlegung von Informationen", "Information Disclosure",
                    "Spoofing", "Spoofing");
    private static final Pattern NUMBER = Pattern.compile("\\((\\d{6,7})\\)");

    private final Map<String, CSVRecord> known = new LinkedHashMap<>();
    private final Map<String, String> bulletinOfCve = new HashMap<>();
    private final Map<String, Integer> compared = new TreeMap<>();
    private final Map<String, Integer> headings = new TreeMap<>();
    private final Set<String> differences = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    @Test
    void whatIsRead_agreesWithTheTable() throws Exception {
        readTable();
        pages();
        listByCve();

        int all = compared.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "bulletins against the table: %d fields, %d differ; %s%n"
                        + "severity in the headings of translated pages, which is not compared: %s%n",
                all, differences.size(), compared, headings);
        differences.forEach(one -> System.out.println("  differs " + one));
        missing.forEach(one -> System.out.println("  not read " + one));
        assertThat(all).isGreaterThanOrEqualTo(500);
        assertThat(missing).isEmpty();
        assertThat(differences.size() * 100).isLessThanOrEqualTo(all);
        assertThat(differences).containsExactlyInAnyOrderElementsOf(explained());
    }

    private void readTable() throws Exception {
        Path folder = Corpus.folder("../history", BulletinFactsTest.class);
        String csv =
                new String(
                        Corpus.bytes(folder.resolve("ms_bulletins.csv")), StandardCharsets.UTF_8);
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        for (CSVRecord row : CSVParser.parse(csv, format)) {
            known.put(row.get("bulletin_id"), row);
            for (String cve : row.get("cves").split(" ", -1)) {
                bulletinOfCve.put(cve, row.get("bulletin_id"));
            }
        }
    }

    private void pages() {
        Path folder = Corpus.folder("ms-bulletins", BulletinFactsTest.class);
        for (Path file : Corpus.files(folder)) {
            String name = file.getFileName().toString();
            if (!name.startsWith("ms08-")) {
                continue;
            }
            List<Notice> notices =
                    Documents.notices(Documents.of("ms-bulletin-page", Corpus.bytes(file)));
            boolean summary = file.toString().contains("Summaries");
            for (Notice notice : notices) {
                if (notice instanceof AdvisoryFacts facts && summary) {
                    summary(name, facts);
                } else if (notice instanceof AdvisoryFacts facts) {
                    page(name, facts, notices);
                }
            }
        }
    }

    private void summary(String where, AdvisoryFacts facts) {
        String id = facts.id().local();
        CSVRecord row = known(where, id);
        PatchRow only = facts.patchTable().getFirst();
        compare("update", where, id, row.get("kb"), number(facts.title()));
        compare("severity", where, id, row.get("max_severity"), english(facts.severity()));
        compare("impact", where, id, row.get("impact"), IMPACTS.get(only.impact()));
        compare("restart", where, id, row.get("restart_required"), restart(only.restart()));
        compare("software", where, id, row.get("product_category"), only.product());
        if (!facts.cves().isEmpty()) {
            cves(where, id, row, facts.cves());
        }
    }

    private void page(String where, AdvisoryFacts facts, List<Notice> notices) {
        String id = facts.id().local();
        CSVRecord row = known(where, id);
        compare("update", where, id, row.get("kb"), number(facts.title()));
        compare("published", where, id, row.get("release_date"), day(facts.initialReleaseDate()));
        compare("updated", where, id, row.get("last_updated"), day(facts.currentReleaseDate()));
        compare("version", where, id, row.get("page_version"), facts.version());
        compare(
                "severity",
                where,
                id,
                row.get("max_severity"),
                highest(facts.patchTable(), BulletinFactsTest::english));
        boolean same = row.get("max_severity").equals(english(facts.severity()));
        headings.merge(same ? "same" : "differ", 1, Integer::sum);
        cves(where, id, row, facts.cves());
        Set<Boolean> answers =
                notices.stream()
                        .filter(PatchFacts.class::isInstance)
                        .map(notice -> ((PatchFacts) notice).hostReboot())
                        .collect(Collectors.toSet());
        String restart =
                answers.equals(Set.of(true))
                        ? "yes"
                        : answers.equals(Set.of(false)) ? "no" : "maybe";
        compare("restart", where, id, row.get("restart_required"), restart);
    }

    private CSVRecord known(String where, String id) {
        CSVRecord row = known.get(id);
        compare("id", where, id, id, row == null ? null : row.get("bulletin_id"));
        return Objects.requireNonNull(row, id);
    }

    private void cves(String where, String id, CSVRecord row, Set<String> read) {
        var all = new TreeSet<>(read);
        List<String> there = List.of(row.get("cves").split(" ", -1));
        all.addAll(there);
        for (String cve : all) {
            compare(
                    "cve",
                    where,
                    id,
                    there.contains(cve) ? cve : "none",
                    read.contains(cve) ? cve : "none");
        }
    }

    private void listByCve() throws InterruptedException {
        Path folder = Corpus.folder("msrc/wesng", BulletinFactsTest.class);
        var found = new TreeMap<String, AdvisoryFacts>();
        Unpacked.each(
                folder.resolve("definitions.zip"),
                "ms-bulletins",
                "CVEs_*.csv",
                "CVE",
                part -> {
                    String text = new String(part.body(), StandardCharsets.UTF_8);
                    if (text.contains("\"2008")) {
                        Documents.notices(Documents.of("ms-bulletins", of2008(text))).stream()
                                .filter(AdvisoryFacts.class::isInstance)
                                .map(AdvisoryFacts.class::cast)
                                .forEach(facts -> found.put(facts.id().local(), facts));
                    }
                });
        bulletinOfCve.forEach((cve, bulletin) -> {
            if (bulletin.compareTo(FIRST_IN_LIST) >= 0) {
                compare("cve", "list", cve, cve, found.containsKey(cve) ? cve : "none");
            }
        });
        found.forEach((cve, facts) -> {
            CSVRecord row = known.get(bulletinOfCve.getOrDefault(cve, ""));
            if (row == null) {
                compare("cve", "list", cve, "none", cve);
            } else {
                compare(
                        "published",
                        "list",
                        cve,
                        row.get("release_date"),
                        day(facts.initialReleaseDate()));
                compare(
                        "severity",
                        "list",
                        cve,
                        row.get("max_severity"),
                        highest(facts.patchTable(), word -> word));
                Set<String> impacts =
                        facts.patchTable().stream()
                                .map(PatchRow::impact)
                                .collect(Collectors.toSet());
                compare(
                        "impact",
                        "list",
                        cve,
                        row.get("impact"),
                        impacts.contains(row.get("impact"))
                                ? row.get("impact")
                                : String.join("/", impacts));
            }
        });
    }

    /// The head and the rows of 2008, which have no line breaks in them.
    private static String of2008(String csv) {
        return csv.lines()
                .filter(line -> line.startsWith("\"Date") || line.startsWith("\"2008"))
                .collect(Collectors.joining("\n"));
    }

    private void compare(
            String kind, String where, String id, String expected, @Nullable String read) {
        if (expected.isEmpty()) {
            return;
        }
        if (read == null || read.isEmpty()) {
            missing.add(kind + " | " + where + " | " + id + " | " + expected);
            return;
        }
        compared.merge(kind, 1, Integer::sum);
        if (!expected.equals(read)) {
            differences.add(kind + " | " + where + " | " + id + " | " + expected + " | " + read);
        }
    }

    private static @Nullable String english(@Nullable String severity) {
        return severity == null ? null : SEVERITIES.getOrDefault(severity, severity);
    }

    private static @Nullable String highest(
            List<PatchRow> rows, Function<@Nullable String, @Nullable String> word) {
        int highest =
                rows.stream()
                        .mapToInt(
                                row -> BY_RANK.indexOf(String.valueOf(word.apply(row.severity()))))
                        .max()
                        .orElse(-1);
        return highest < 0 ? null : BY_RANK.get(highest);
    }

    private static @Nullable String restart(@Nullable String said) {
        if (said == null) {
            return null;
        }
        if (said.contains("u. U.") || said.contains("kann einen")) {
            return "maybe";
        }
        return said.contains("kein Neustart") ? "no" : "yes";
    }

    private static @Nullable String number(String title) {
        Matcher number = NUMBER.matcher(title);
        return number.find() ? number.group(1) : null;
    }

    private static @Nullable String day(@Nullable SaidDate date) {
        return AdvisoryDraft.day(date);
    }

    /// Lines of the list, less their cause.
    private static List<String> explained() {
        var lines = new ArrayList<String>();
        new String(Documents.fixture("bulletins/facts-that-differ.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> lines.add(line.replaceFirst(" \\| [^|]*$", "")));
        return lines;
    }
}
