package io.hypervisory.index.export.csaf;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.ProductStatus;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// How products stand to a vulnerability. The standard lets no product stand in contradicting
/// statuses; one that does is told in words.
final class CsafStatuses {
    private CsafStatuses() {}

    /// What a status says; `recommended` contradicts nothing.
    private enum Sense {
        AFFECTED,
        NOT_AFFECTED,
        FIXED,
        OPEN,
        NONE
    }

    private static Sense sense(ProductStatus status) {
        return switch (status) {
            case FIRST_AFFECTED, KNOWN_AFFECTED, LAST_AFFECTED -> Sense.AFFECTED;
            case KNOWN_NOT_AFFECTED -> Sense.NOT_AFFECTED;
            case FIRST_FIXED, FIXED -> Sense.FIXED;
            case UNDER_INVESTIGATION -> Sense.OPEN;
            case RECOMMENDED, UNKNOWN -> Sense.NONE;
        };
    }

    static void write(
            ObjectNode into,
            Collection<Note> notes,
            CsafProducts products,
            Map<ProductStatus, List<String>> said) {
        var known = new EnumMap<ProductStatus, Set<String>>(ProductStatus.class);
        var senses = new HashMap<String, Sense>();
        var doubtful = new LinkedHashSet<String>();
        said.forEach((status, ids) -> {
            // since 2.1, and says nothing
            if (status != ProductStatus.UNKNOWN) {
                known.put(status, products.known(ids));
            }
        });
        known.forEach((status, ids) -> {
            Sense sense = sense(status);
            for (String id : ids) {
                Sense before = sense == Sense.NONE ? null : senses.putIfAbsent(id, sense);
                if (before != null && before != sense) {
                    doubtful.add(id);
                }
            }
        });
        var written = new EnumMap<ProductStatus, Set<String>>(ProductStatus.class);
        known.forEach((status, ids) -> {
            var clear = new LinkedHashSet<>(ids);
            clear.removeAll(doubtful);
            if (!clear.isEmpty()) {
                written.put(status, clear);
            }
        });
        if (!written.isEmpty()) {
            var statuses = into.putObject("product_status");
            written.forEach((status, ids) -> CsafText.texts(statuses, name(status), ids));
        }
        if (!doubtful.isEmpty()) {
            notes.add(
                    CsafText.note(
                            "Products with contradicting statuses", String.join("\n", doubtful)));
        }
    }

    private static String name(ProductStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
