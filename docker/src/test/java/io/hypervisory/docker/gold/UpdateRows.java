package io.hypervisory.docker.gold;

import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Remediation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A packed table of updates, one line for each update of each product, of which the lines of one
/// CVE are a notice.
final class UpdateRows {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Map<String, Row> rows = new HashMap<>();

    /// What the lines of one CVE say, each thing once.
    private record Row(
            String title,
            Set<String> products,
            Set<String> components,
            Set<String> impacts,
            Set<String> updates) {}

    static UpdateRows of(byte[] zip) throws IOException {
        var all = new UpdateRows();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().startsWith("CVEs_")) {
                    var text = new InputStreamReader(in, StandardCharsets.UTF_8);
                    FORMAT.parse(text).forEach(all::take);
                    break;
                }
            }
        }
        return all;
    }

    private void take(CSVRecord line) {
        Row row =
                rows.computeIfAbsent(
                        line.get("CVE"),
                        _ ->
                                new Row(
                                        line.get("Title"),
                                        new LinkedHashSet<>(),
                                        new LinkedHashSet<>(),
                                        new LinkedHashSet<>(),
                                        new LinkedHashSet<>()));
        row.products().add(line.get("AffectedProduct"));
        row.components().add(line.get("AffectedComponent"));
        row.impacts().add(line.get("Impact"));
        row.updates().add(line.get("BulletinKB"));
    }

    /// @return null when no line names it
    @Nullable Noticed find(String cve) {
        Row row = rows.get(cve);
        if (row == null) {
            return null;
        }
        var products = new ArrayList<Product>();
        row.products().forEach(each -> products.add(product(products.size(), each)));
        List<Remediation> updates =
                row.updates().stream()
                        .filter(each -> !each.isBlank())
                        .map(each -> RecordWords.remedy("vendor_fix", each, null))
                        .toList();
        String text =
                String.join(". ", row.components()) + "\n\n" + String.join(". ", row.impacts());
        return GoldTexts.record(cve, row.title(), text, List.of(), products, updates);
    }

    private static Product product(int number, String name) {
        return new Product("P" + number, name, List.of(), null, List.of());
    }
}
