package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One answer of a CDX server in JSON: a row of names, rows of values, and where there is more, an
/// empty row and one with the key to go on with.
///
/// @param resumeKey null when this is the end
record CdxPage(List<Row> rows, @Nullable String resumeKey) {
    CdxPage {
        rows = List.copyOf(rows);
    }

    /// One snapshot.
    ///
    /// @param urlKey the address in the archive's order, the same for `http` and `https`
    record Row(String urlKey, String timestamp, String original, String digest) {}

    /// @throws PageFault when it is none
    static CdxPage of(Fetched fetched) {
        JsonNode root = parsed(fetched);
        if (root.isEmpty()) {
            return new CdxPage(List.of(), null);
        }
        List<String> names = root.get(0).values().stream().map(name -> name.asString("")).toList();
        int urlKey = column(names, "urlkey", fetched);
        int timestamp = column(names, "timestamp", fetched);
        int original = column(names, "original", fetched);
        int digest = column(names, "digest", fetched);
        var rows = new ArrayList<Row>();
        for (int i = 1; i < root.size(); i++) {
            JsonNode row = root.get(i);
            if (row.isEmpty()) {
                return new CdxPage(rows, resumeKey(root, i + 1));
            }
            rows.add(
                    new Row(
                            text(row, urlKey),
                            text(row, timestamp),
                            text(row, original),
                            text(row, digest)));
        }
        return new CdxPage(rows, null);
    }

    private static JsonNode parsed(Fetched fetched) {
        try {
            JsonNode root = Json.MAPPER.readTree(fetched.body());
            if (root.isArray() && (root.isEmpty() || root.get(0).isArray())) {
                return root;
            }
            throw new PageFault(fetched.url() + " is no table of snapshots", true);
        } catch (JacksonException e) {
            throw new PageFault(fetched.url() + " is not JSON: " + e.getOriginalMessage(), true);
        }
    }

    private static int column(List<String> names, String name, Fetched fetched) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new PageFault(fetched.url() + " has no column " + name, true);
        }
        return column;
    }

    private static @Nullable String resumeKey(JsonNode root, int at) {
        String key = at < root.size() ? text(root.get(at), 0) : "";
        return key.isEmpty() ? null : key;
    }

    private static String text(JsonNode row, int column) {
        return row.path(column).asString("");
    }
}
