package io.hypervisory.index.revision;

import io.hypervisory.ingest.contract.Json;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A record for a question that goes by the publisher's time. What lists say of its CVEs has other
/// dates, mostly later ones: a catalogue of 2021 says nothing of what was known in 2008. So it is
/// left out, with all that we judge from it, and the answer names what that is. Pure.
public final class AsPublished {
    private static final String KNOWLEDGE = "knowledge";
    private static final String CLASSIFICATION = "classification";
    private static final String LEFT_OUT = "leftOut";

    private AsPublished() {}

    /// @param record as it was kept
    /// @return the same bytes where no list says anything; else without `knowledge`, the labels
    ///   that stand on it and the urgency, which is a sum over both, and with `leftOut`: JSON
    ///   pointers to where something is missing
    public static byte[] of(byte[] record) {
        var root = (ObjectNode) Json.MAPPER.readTree(record);
        JsonNode content = root.path("content");
        if (content.path(KNOWLEDGE).isEmpty()) {
            return record;
        }
        var leftOut = new TreeSet<String>();
        ((ObjectNode) content).remove(KNOWLEDGE);
        leftOut.add("/content/" + KNOWLEDGE);
        if (content.get(CLASSIFICATION) instanceof ObjectNode judged) {
            String base = "/content/" + CLASSIFICATION;
            if (judged.remove("urgency") != null) {
                leftOut.add(base + "/urgency");
            }
            labels(judged, base, leftOut);
            JsonNode parts = judged.path("parts");
            for (int i = 0; i < parts.size(); i++) {
                labels((ObjectNode) parts.get(i), base + "/parts/" + i, leftOut);
            }
        }
        var told = root.putArray(LEFT_OUT);
        leftOut.forEach(told::add);
        return Json.bytes(root);
    }

    /// Takes from each list of labels those that stand on what lists say.
    private static void labels(ObjectNode lists, String base, SortedSet<String> leftOut) {
        for (String name : lists.propertyNames().stream().toList()) {
            if (!(lists.get(name) instanceof ArrayNode labels)) {
                continue;
            }
            int before = labels.size();
            labels.removeIf(AsPublished::isByKnowledge);
            if (labels.size() < before) {
                leftOut.add(base + "/" + name);
            }
            if (labels.isEmpty()) {
                lists.remove(name);
            }
        }
    }

    private static boolean isByKnowledge(JsonNode label) {
        return label.path("place").asString("").startsWith("/" + KNOWLEDGE + "/");
    }
}
