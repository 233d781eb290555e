package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// More than goes on a topic, for tests.
public final class LongFacts {
    private LongFacts() {}

    /// Each product also stands in two lists of each of three vulnerabilities; their number is the
    /// version.
    public static AdvisoryFacts advisory(int products) {
        List<String> ids =
                IntStream.range(0, products).mapToObj(number -> "CSAFPID-" + number).toList();
        return new AdvisoryFacts(
                NoticeId.parse("vendor/LONG-1"),
                Facts.witness("provider", "csaf", "long", 1, false),
                List.of(),
                "One for all products",
                new Publisher("Vendor", null, "vendor"),
                null,
                null,
                null,
                Integer.toString(products),
                Facts.day("2026-01-07"),
                Facts.day("2026-01-07"),
                null,
                null,
                List.of(new Note("summary", null, "A host reboot is required.")),
                ids.stream().map(LongFacts::product).toList(),
                List.of(),
                IntStream.range(0, 3).mapToObj(number -> vulnerability(number, ids)).toList(),
                List.of(),
                List.of(new Reference("self", null, "https://vendor.example/long-1")),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private static Product product(String id) {
        return new Product(
                id,
                "Vendor hypervisor, edition " + id,
                List.of("vendor:Vendor", "product_name:Hypervisor", "product_version:" + id),
                "cpe:2.3:o:vendor:hypervisor:" + id + ":*:*:*:*:*:*:*",
                List.of());
    }

    private static Vulnerability vulnerability(int number, List<String> products) {
        var fix =
                new Remediation(
                        "vendor_fix",
                        "Apply it.",
                        null,
                        null,
                        products,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null);
        return new Vulnerability(
                "CVE-2026-000" + number,
                List.of(),
                null,
                List.of(),
                List.of(),
                Map.of(ProductStatus.KNOWN_AFFECTED, products),
                List.of(),
                List.of(fix),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    /// Lists in lists and texts of any length, most often longer than a megabyte.
    static ObjectNode anyRecord(Random random) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("id", "vendor/LONG-1");
        int members = 1 + random.nextInt(5);
        for (int i = 0; i < members; i++) {
            String name = "a/b~" + i;
            switch (random.nextInt(3)) {
                case 0 -> node.put(name, text(random, 1 << random.nextInt(21)));
                case 1 -> fill(node.putArray(name), random, 1 << random.nextInt(17), 0);
                default -> fill(node.putArray(name), random, 1 << random.nextInt(6), 2);
            }
        }
        return node;
    }

    private static void fill(ArrayNode list, Random random, int lines, int deep) {
        for (int i = 0; i < lines; i++) {
            if (deep == 0) {
                list.add(text(random, 1 + random.nextInt(20)));
            } else {
                ObjectNode line = list.addObject();
                line.put("text", text(random, 1 << random.nextInt(12)));
                fill(line.putArray("lines"), random, 1 << random.nextInt(6), deep - 1);
            }
        }
    }

    private static String text(Random random, int length) {
        String letter = List.of("x", "\u00e4", "\uD83D\uDE00", "\"").get(random.nextInt(4));
        return (random.nextBoolean() ? "i" : "") + letter.repeat(length);
    }
}
