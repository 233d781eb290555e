package io.hypervisory.index;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.Json;
import tools.jackson.databind.node.ObjectNode;

/// Samples of [Entries] in which some fields of the content are others.
public final class Overlaid {
    private Overlaid() {}

    /// @param fields of the content, as JSON with single quotes
    public static Advisory advisory(String fields) {
        return Json.read(with(Json.bytes(Entries.advisory()), fields), Advisory.class);
    }

    public static Patch patch(String fields) {
        return Json.read(with(Json.bytes(Entries.patch()), fields), Patch.class);
    }

    private static byte[] with(byte[] record, String fields) {
        var root = (ObjectNode) Json.MAPPER.readTree(record);
        var others = (ObjectNode) Json.MAPPER.readTree(fields.replace('\'', '"'));
        ((ObjectNode) root.get("content")).setAll(others);
        return Json.bytes(root);
    }
}
