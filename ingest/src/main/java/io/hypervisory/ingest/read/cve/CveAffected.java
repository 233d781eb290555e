package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.read.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Products as CVE JSON 5 writes them, in `affected` of a container; NVD hands the same on in
/// `affectedData`. Thread-safe.
final class CveAffected {
    private CveAffected() {}

    /// A product whose versions differ in status stands once for each status. A product with
    /// several CPEs has its versions beside the first; each other stands alone.
    static void add(Fields owner, String field, List<Affected> affected) {
        owner.forEach(field, product -> product(product, affected));
    }

    private static void product(Fields product, List<Affected> affected) {
        String vendor = product.word("vendor");
        String named = product.word("product");
        String name = named == null ? product.word("packageName") : named;
        List<String> cpes = product.words("cpes");
        Map<String, List<String>> byStatus = byStatus(product);
        String first = cpes.isEmpty() ? null : cpes.getFirst();
        byStatus.forEach((status, versions) ->
                affected.add(new Affected(vendor, name, versions, status(status), first)));
        String status = status(byStatus.keySet().iterator().next());
        cpes.stream()
                .skip(1)
                .forEach(cpe -> affected.add(new Affected(vendor, name, List.of(), status, cpe)));
    }

    /// At least one; what is not said is empty. The default status is of all other versions, so it
    /// stands without any, unless versions of that status are listed.
    private static Map<String, List<String>> byStatus(Fields product) {
        var byStatus = new LinkedHashMap<String, List<String>>();
        product.forEach(
                "versions",
                version -> {
                    String line = line(version);
                    if (!line.isEmpty()) {
                        String status = version.word("status");
                        byStatus.computeIfAbsent(
                                        status == null ? "" : status, _ -> new ArrayList<>())
                                .add(line);
                    }
                });
        String rest = product.word("defaultStatus");
        if (rest != null) {
            byStatus.putIfAbsent(rest, List.of());
        } else if (byStatus.isEmpty()) {
            byStatus.put("", List.of());
        }
        return byStatus;
    }

    private static @Nullable String status(String said) {
        return said.isEmpty() ? null : said;
    }

    private static String line(Fields version) {
        String start = version.word("version");
        String before = version.word("lessThan");
        String upTo = version.word("lessThanOrEqual");
        String line =
                before == null && upTo == null
                        ? start == null ? "" : start.strip()
                        : new VersionRange(start, null, before, upTo).text();
        var changes = new StringBuilder(line);
        version.forEach(
                "changes",
                change ->
                        changes.append("; ")
                                .append(change.word("status"))
                                .append(" from ")
                                .append(change.word("at")));
        return changes.toString();
    }
}
