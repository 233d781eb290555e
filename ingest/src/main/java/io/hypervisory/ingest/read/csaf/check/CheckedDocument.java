package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A document as the tests look at it: its parts found once for all of them. Used by one thread.
final class CheckedDocument {
    private final Spot root;
    private final Spot document;
    private final Spot tracking;
    private final boolean newer;
    private final ProductTree tree;
    private final List<CheckedVulnerability> vulnerabilities;
    private final RevisionHistory history;
    private final Map<String, List<String>> groups = new HashMap<>();

    CheckedDocument(Spot root, String version) {
        this.root = root;
        this.document = root.member("document");
        this.tracking = document.member("tracking");
        this.newer = version.equals("2.1");
        this.tree = new ProductTree(root.member("product_tree"));
        this.vulnerabilities =
                root.each("vulnerabilities").stream().map(CheckedVulnerability::new).toList();
        this.history = new RevisionHistory(tracking);
        for (Spot group : tree.groups()) {
            String id = group.text("group_id");
            if (id != null) {
                var members = new ArrayList<String>();
                group.texts("product_ids", (at, product) -> members.add(product));
                groups.putIfAbsent(id, members);
            }
        }
    }

    Spot root() {
        return root;
    }

    Spot document() {
        return document;
    }

    Spot tracking() {
        return tracking;
    }

    /// Whether it is of version 2.1.
    boolean newer() {
        return newer;
    }

    ProductTree tree() {
        return tree;
    }

    List<CheckedVulnerability> vulnerabilities() {
        return vulnerabilities;
    }

    RevisionHistory history() {
        return history;
    }

    @Nullable String category() {
        return document.text("category");
    }

    /// Whether the status is `final` or `interim`.
    boolean released() {
        return tracking.is("status", "final") || tracking.is("status", "interim");
    }

    boolean clear() {
        return document.member("distribution").member("tlp").is("label", "CLEAR");
    }

    /// Whether the language is English, or not stated.
    boolean english() {
        String language = document.text("lang");
        if (language == null) {
            return true;
        }
        String lower = language.toLowerCase(Locale.ROOT);
        return lower.equals("en") || lower.startsWith("en-");
    }

    boolean definesGroup(String id) {
        return groups.containsKey(id);
    }

    /// The products that something names with `product_ids`, and through `group_ids`; some twice.
    void products(Spot owner, Consumer<String> visit) {
        owner.texts("product_ids", (at, product) -> visit.accept(product));
        owner.texts("group_ids", (at, id) -> groups.getOrDefault(id, List.of()).forEach(visit));
    }

    /// Everything that can name products or groups by `product_ids` and `group_ids`, outside of the
    /// tree.
    Stream<Spot> owners() {
        return Stream.concat(
                document.each("notes").stream(),
                vulnerabilities.stream().flatMap(CheckedVulnerability::owners));
    }

    /// How many products all references to groups lead to.
    long memberships() {
        if (groups.isEmpty()) {
            return 0;
        }
        long[] sum = {0};
        owners().forEach(owner ->
                owner.texts(
                        "group_ids",
                        (at, id) -> sum[0] += groups.getOrDefault(id, List.of()).size()));
        return sum[0];
    }
}
