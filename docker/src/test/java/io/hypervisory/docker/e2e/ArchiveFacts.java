package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The bundled facts, read by other means than the site's.
final class ArchiveFacts {
    private ArchiveFacts() {}

    /// A CVE in notices of several vendors.
    ///
    /// @param lagDays from the first vendor's first notice to the last vendor's first
    record Shared(Set<String> vendors, @Nullable Long lagDays) {
        static @Nullable Shared of(@Nullable CveRecord told) {
            if (told == null) {
                return null;
            }
            var vendors = new TreeSet<String>();
            told.advisories().forEach(each -> vendors.add(each.advisory().vendor()));
            told.patches().forEach(each -> vendors.add(each.patch().vendor()));
            return new Shared(vendors, told.lagDays());
        }
    }

    /// CVEs of each VMware advisory of 2006 to 2009 whose day is known, by the advisory's id.
    static Map<String, List<String>> datedVmsas() throws IOException {
        var rows = new TreeMap<String, List<String>>();
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in = ArchiveFacts.class.getResourceAsStream("/archive/vmsa.csv");
                var table = format.parse(new InputStreamReader(in, UTF_8))) {
            for (CSVRecord row : table) {
                boolean dated =
                        Stream.of("issue_date", "mail_date")
                                .anyMatch(name -> row.get(name).matches("\\d{4}-\\d\\d-\\d\\d"));
                if (dated) {
                    String cves = row.get("cves").strip();
                    rows.put(
                            row.get("advisory_id"),
                            cves.isEmpty() ? List.of() : List.of(cves.split(" +")));
                }
            }
        }
        return rows;
    }

    /// How many notices of 2019 to 2025 have a known day.
    static long datedNotices() throws IOException {
        return notices().stream()
                .filter(notice -> notice.hasNonNull("initial_release_date"))
                .count();
    }

    /// By CVE, of the notices of 2019 to 2025 whose day is known.
    static Map<String, Shared> cvesOfTwoVendors() throws IOException {
        var firsts = new TreeMap<String, Map<String, LocalDate>>();
        for (JsonNode notice : notices()) {
            if (!notice.hasNonNull("initial_release_date")) {
                continue;
            }
            var day = LocalDate.parse(notice.path("initial_release_date").asString());
            for (JsonNode weakness : notice.path("vulnerabilities")) {
                firsts.computeIfAbsent(weakness.path("cve").asString(), _ -> new TreeMap<>())
                        .merge(
                                notice.path("vendor").asString(),
                                day,
                                (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        firsts.values().removeIf(vendors -> vendors.size() < 2);
        var shared = new TreeMap<String, Shared>();
        firsts.forEach((cve, vendors) ->
                shared.put(cve, new Shared(vendors.keySet(), days(vendors.values()))));
        return shared;
    }

    private static long days(Collection<LocalDate> days) {
        return ChronoUnit.DAYS.between(Collections.min(days), Collections.max(days));
    }

    private static List<JsonNode> notices() throws IOException {
        try (var in = ArchiveFacts.class.getResourceAsStream("/archive/notices-2019-2025.jsonl")) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Json.MAPPER::readTree)
                    .toList();
        }
    }
}
