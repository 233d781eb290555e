package io.hypervisory.docker.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.hypervisory.docker.archive.HistoryFacts.NvdCve;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What NVD says of the vendors' products and of the CVEs that their advisories name, in the form
/// of its feeds of version 1.1: one file for each year of the CVE's number.
final class NvdFiles {
    private NvdFiles() {}

    static List<Shelves> files(List<NvdCve> cves) {
        var byYear =
                cves.stream()
                        .collect(
                                groupingBy(
                                        cve -> cve.cve().substring(4, 8), TreeMap::new, toList()));
        var shelves = new ArrayList<Shelves>();
        byYear.forEach((year, some) -> {
            var page =
                    new Page(
                            "/nvd/nvdcve-1.1-" + year + ".json",
                            Page.JSON,
                            () -> Json.text(file(some)));
            shelves.add(new Shelves("NVD " + year, "nvd-1.1", List.of(page)));
        });
        return shelves;
    }

    private static Map<String, Object> file(List<NvdCve> cves) {
        var file = new LinkedHashMap<String, Object>();
        file.put("CVE_data_type", "CVE");
        file.put("CVE_data_format", "MITRE");
        file.put("CVE_data_version", "4.0");
        file.put("CVE_data_numberOfCVEs", String.valueOf(cves.size()));
        file.put("CVE_Items", cves.stream().map(NvdFiles::item).toList());
        return file;
    }

    private static Map<String, Object> item(NvdCve cve) {
        var about =
                Map.of(
                        "data_type",
                        "CVE",
                        "CVE_data_meta",
                        Map.of("ID", cve.cve()),
                        "description",
                        Map.of(
                                "description_data",
                                List.of(
                                        Map.of(
                                                "lang",
                                                "en",
                                                "value",
                                                "Reconstructed from facts for a demo: a weakness"
                                                        + products(cve)
                                                        + "."))));
        return Map.of(
                "cve",
                about,
                "configurations",
                Map.of("CVE_data_version", "4.0", "nodes", nodes(cve)),
                "impact",
                Map.of("baseMetricV2", metric(cve)),
                "publishedDate",
                cve.published() + "T00:00Z");
    }

    private static String products(NvdCve cve) {
        return cve.products().isEmpty() ? "" : " in " + String.join(", ", cve.products());
    }

    private static List<Object> nodes(NvdCve cve) {
        if (cve.products().isEmpty()) {
            return List.of();
        }
        var matches =
                cve.products().stream()
                        .map(product ->
                                Map.of(
                                        "vulnerable",
                                        true,
                                        "cpe23Uri",
                                        "cpe:2.3:a:" + product + ":*:*:*:*:*:*:*:*"))
                        .toList();
        return List.of(Map.of("operator", "OR", "cpe_match", matches));
    }

    private static Map<String, Object> metric(NvdCve cve) {
        var cvss = new LinkedHashMap<String, Object>();
        cvss.put("version", "2.0");
        cvss.put("baseScore", Double.parseDouble(cve.score()));
        if (!cve.vector().isEmpty()) {
            cvss.put("vectorString", cve.vector());
        }
        return Map.of("cvssV2", cvss, "severity", cve.severity());
    }
}
