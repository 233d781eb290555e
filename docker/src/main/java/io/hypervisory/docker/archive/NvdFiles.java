package io.hypervisory.docker.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.hypervisory.docker.archive.HistoryFacts.VendorCve;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What NVD says of the other vendors' products, in the form of its feeds of version 1.1: one file
/// a year.
final class NvdFiles {
    private NvdFiles() {}

    static List<Shelves> files(List<VendorCve> cves) {
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

    private static Map<String, Object> file(List<VendorCve> cves) {
        var file = new LinkedHashMap<String, Object>();
        file.put("CVE_data_type", "CVE");
        file.put("CVE_data_format", "MITRE");
        file.put("CVE_data_version", "4.0");
        file.put("CVE_data_numberOfCVEs", String.valueOf(cves.size()));
        file.put("CVE_Items", cves.stream().map(NvdFiles::item).toList());
        return file;
    }

    private static Map<String, Object> item(VendorCve cve) {
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
                                                "Reconstructed from facts for a demo: a weakness in "
                                                        + cve.products()
                                                        + "."))));
        return Map.of(
                "cve",
                about,
                "configurations",
                Map.of("CVE_data_version", "4.0", "nodes", List.of(node(cve))),
                "impact",
                Map.of("baseMetricV2", metric(cve)),
                "publishedDate",
                cve.published() + "T00:00Z");
    }

    private static Map<String, Object> node(VendorCve cve) {
        var matches =
                Stream.of(cve.products().split(";"))
                        .map(product ->
                                Map.of(
                                        "vulnerable",
                                        true,
                                        "cpe23Uri",
                                        "cpe:2.3:a:" + product + ":*:*:*:*:*:*:*:*"))
                        .toList();
        return Map.of("operator", "OR", "cpe_match", matches);
    }

    private static Map<String, Object> metric(VendorCve cve) {
        return Map.of(
                "cvssV2",
                Map.of("version", "2.0", "baseScore", Double.parseDouble(cve.score())),
                "severity",
                cve.severity());
    }
}
