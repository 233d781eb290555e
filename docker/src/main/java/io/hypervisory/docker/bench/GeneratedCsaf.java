package io.hypervisory.docker.bench;

import io.hypervisory.ingest.contract.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.ObjectWriter;

/// CSAF documents that nobody published: 2 to 60 KB, most of them small, the same for the same
/// number.
final class GeneratedCsaf {
    private static final int PRODUCTS = 3_000;
    private static final int CVES = 50_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2008, 1, 1);
    private static final List<String> SEVERITIES =
            List.of("Critical", "Important", "Moderate", "Low");

    /// As most publishers write it.
    private static final ObjectWriter PRETTY = Json.MAPPER.writerWithDefaultPrettyPrinter();

    private final Words words = new Words(42);

    /// The tracking id of document `number`.
    static String id(int number) {
        return "BENCH-%d-%06d".formatted(2008 + number % 18, number);
    }

    static String fileName(int number) {
        return id(number).toLowerCase(java.util.Locale.ROOT) + ".json";
    }

    /// @param publisher host name of the publisher's namespace
    byte[] document(String publisher, int number) {
        var random = new Random(number * 7919L + 1);
        // most are small and a few are large: 1 to 100 times the smallest, by the inverse square
        double size = Math.min(60, 0.55 / Math.sqrt(random.nextDouble() + 0.00008));
        String day = FIRST_DAY.plusDays(number % 6_500) + "T08:00:00Z";
        List<Integer> products =
                random.ints((int) Math.ceil(size * 1.5), 0, PRODUCTS).distinct().boxed().toList();
        return PRETTY.writeValueAsBytes(
                Map.of(
                        "document", head(publisher, number, random, size, day),
                        "product_tree", Map.of("branches", List.of(vendor(products))),
                        "vulnerabilities", vulnerabilities(random, size, products)));
    }

    private Map<String, Object> head(
            String publisher, int number, Random random, double size, String day) {
        return Map.of(
                "category", "csaf_security_advisory",
                "csaf_version", "2.0",
                "lang", "en",
                "title", words.text(random, 50),
                "aggregate_severity",
                        Map.of("text", SEVERITIES.get(random.nextInt(SEVERITIES.size()))),
                "distribution", Map.of("tlp", Map.of("label", "WHITE")),
                "publisher",
                        Map.of(
                                "category",
                                "vendor",
                                "name",
                                "Bench",
                                "namespace",
                                "https://" + publisher),
                "notes",
                        List.of(
                                Map.of(
                                        "category",
                                        "summary",
                                        "text",
                                        words.text(random, (int) (300 * size))),
                                Map.of(
                                        "category",
                                        "details",
                                        "text",
                                        words.text(random, (int) (450 * size)))),
                "references",
                        List.of(
                                Map.of(
                                        "category",
                                        "self",
                                        "summary",
                                        "self",
                                        "url",
                                        "https://" + publisher + "/" + id(number))),
                "tracking",
                        Map.of(
                                "id",
                                id(number),
                                "status",
                                "final",
                                "version",
                                "1",
                                "initial_release_date",
                                day,
                                "current_release_date",
                                day,
                                "revision_history",
                                List.of(
                                        Map.of(
                                                "number",
                                                "1",
                                                "date",
                                                day,
                                                "summary",
                                                "Initial version."))));
    }

    private static Map<String, Object> vendor(List<Integer> products) {
        var branches = new ArrayList<Map<String, Object>>();
        for (int product : products) {
            branches.add(
                    Map.of(
                            "category",
                            "product_name",
                            "name",
                            "Product " + product,
                            "product",
                            Map.of(
                                    "product_id",
                                    "P" + product,
                                    "name",
                                    "Bench Product " + product + " " + product % 9 + ".0")));
        }
        return Map.of("category", "vendor", "name", "Bench", "branches", branches);
    }

    private List<Map<String, Object>> vulnerabilities(
            Random random, double size, List<Integer> products) {
        List<String> ids = products.stream().map(product -> "P" + product).toList();
        var vulnerabilities = new ArrayList<Map<String, Object>>();
        for (int i = (int) Math.ceil(size * 0.8); i > 0; i--) {
            int cve = random.nextInt(CVES);
            double score = (10 + random.nextInt(90)) / 10.0;
            vulnerabilities.add(
                    Map.of(
                            "cve", "CVE-%d-%05d".formatted(2008 + cve % 18, 10_000 + cve),
                            "cwe", Map.of("id", "CWE-787", "name", "Out-of-bounds Write"),
                            "notes",
                                    List.of(
                                            Map.of(
                                                    "category",
                                                    "description",
                                                    "text",
                                                    words.text(random, 220))),
                            "product_status", Map.of("known_affected", ids),
                            "scores",
                                    List.of(
                                            Map.of(
                                                    "products",
                                                    ids,
                                                    "cvss_v3",
                                                    Map.of(
                                                            "version",
                                                            "3.1",
                                                            "vectorString",
                                                            "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                                                            "baseScore",
                                                            score,
                                                            "baseSeverity",
                                                            score >= 7 ? "HIGH" : "MEDIUM"))),
                            "remediations",
                                    List.of(
                                            Map.of(
                                                    "category",
                                                    "vendor_fix",
                                                    "details",
                                                    words.text(random, 90),
                                                    "product_ids",
                                                    ids))));
        }
        return vulnerabilities;
    }
}
