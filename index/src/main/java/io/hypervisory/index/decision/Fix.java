package io.hypervisory.index.decision;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.index.document.Remedy;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What mends what an advisory tells of, product by product, as its publisher says.
///
/// @param lines empty when it says nothing of any fix
public record Fix(List<Line> lines) {
    /// One statement.
    ///
    /// @param state of [Remedy]: `available`, `pending`, `none-planned`
    /// @param what the build, version or patch, else the publisher's words; empty when it gives
    ///   none
    /// @param products as the publisher names them; empty when it does not say which
    /// @param patches ids in normal form
    /// @param url null when none is given
    public record Line(
            String state,
            String what,
            List<String> products,
            List<String> patches,
            @Nullable String url) {
        public Line {
            products = List.copyOf(products);
            patches = List.copyOf(patches);
        }
    }

    private record Key(String state, String what, List<String> patches, @Nullable String url) {}

    public Fix {
        lines = List.copyOf(lines);
    }

    /// The states of its lines.
    public Set<String> states() {
        return lines.stream().map(Line::state).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Fix of(Advisory.Content advisory) {
        Map<String, String> names = names(advisory);
        var found = new LinkedHashMap<Key, Set<String>>();
        for (PatchRow row : advisory.patchTable()) {
            String state = Remedy.state(row);
            if (state != null) {
                add(found, new Key(state, row.fix(), row.patchIds(), null), Stream.of(named(row)));
            }
        }
        for (Vulnerability vulnerability : advisory.vulnerabilities()) {
            for (Remediation each : vulnerability.remediations()) {
                String state = Remedy.state(each);
                if (state != null && !state.equals(Remedy.WORKAROUND)) {
                    add(found, key(state, each), named(each, advisory, names));
                }
            }
        }
        if (found.isEmpty()) {
            for (Vulnerability vulnerability : advisory.vulnerabilities()) {
                for (ProductStatus status : Remedy.FIXED) {
                    var ids = vulnerability.statuses().getOrDefault(status, List.of());
                    if (!ids.isEmpty()) {
                        add(
                                found,
                                new Key(Remedy.AVAILABLE, "", List.of(), null),
                                ids.stream().map(id -> names.getOrDefault(id, id)));
                    }
                }
            }
        }
        var lines = new ArrayList<Line>();
        found.forEach((key, products) ->
                lines.add(
                        new Line(
                                key.state(),
                                key.what(),
                                List.copyOf(products),
                                key.patches(),
                                key.url())));
        return new Fix(lines);
    }

    private static void add(Map<Key, Set<String>> found, Key key, Stream<String> products) {
        Set<String> all = found.computeIfAbsent(key, _ -> new LinkedHashSet<>());
        products.forEach(all::add);
    }

    private static Key key(String state, Remediation remediation) {
        NoticeId patch = remediation.patch();
        String version = remediation.fixedVersion();
        String details = remediation.details();
        String what = version != null ? version : patch != null ? patch.local() : details;
        return new Key(
                state,
                what == null ? "" : what,
                patch == null ? List.of() : List.of(patch.toString()),
                remediation.url());
    }

    private static Map<String, String> names(Advisory.Content advisory) {
        return advisory.products().stream()
                .collect(Collectors.toMap(Product::id, Product::name, (a, _) -> a));
    }

    private static Stream<String> named(
            Remediation remediation, Advisory.Content advisory, Map<String, String> names) {
        Stream<String> grouped =
                advisory.productGroups().stream()
                        .filter(group -> remediation.groupIds().contains(group.id()))
                        .flatMap(group -> group.productIds().stream());
        return Stream.concat(remediation.productIds().stream(), grouped)
                .map(id -> names.getOrDefault(id, id));
    }

    private static String named(PatchRow row) {
        return Stream.of(row.product(), row.productVersion(), row.component())
                .filter(each -> each != null && !each.isBlank())
                .collect(Collectors.joining(" "));
    }
}
