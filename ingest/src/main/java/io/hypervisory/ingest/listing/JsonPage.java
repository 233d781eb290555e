package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.ListRule.Paging;
import io.hypervisory.ingest.catalogue.ListRule.Parts;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// One page of a JSON list.
record JsonPage(Fetched fetched, JsonNode root, List<JsonNode> items, Parts parts) {
    /// @throws PageFault when it is no such page
    static JsonPage of(Fetched fetched, Parts parts) {
        JsonNode root = parsed(fetched);
        JsonPointer success = parts.success();
        if (success != null && root.at(success).asString("").equals("false")) {
            throw new PageFault(fetched.url() + " says " + success + " is false", true);
        }
        if (parts.items() == null) {
            return new JsonPage(fetched, root, List.of(root), parts);
        }
        JsonNode items = root.at(parts.items());
        if (!items.isArray()) {
            throw new PageFault(fetched.url() + " has no list at " + parts.items(), true);
        }
        return new JsonPage(fetched, root, List.copyOf(items.values()), parts);
    }

    private static JsonNode parsed(Fetched fetched) {
        try {
            JsonNode root = Json.MAPPER.readTree(fetched.body());
            if (root.isContainer()) {
                return root;
            }
            throw new PageFault(fetched.url() + " is neither a JSON object nor an array", true);
        } catch (JacksonException e) {
            throw new PageFault(fetched.url() + " is not JSON: " + e.getOriginalMessage(), true);
        }
    }

    /// What an item is named by.
    String id(JsonNode item) {
        String id = parts.id() == null ? null : text(item, parts.id());
        return id == null ? hash(item) : id;
    }

    Set<String> ids() {
        return items.stream().map(this::id).collect(Collectors.toUnmodifiableSet());
    }

    String stamp(JsonNode item) {
        String stamp = parts.stamp() == null ? null : text(item, parts.stamp());
        return stamp == null ? hash(item) : stamp;
    }

    /// Of its items alone: what else a page says, a correlation id or its time, is new with each
    /// answer.
    String stamp() {
        return Digests.sha256(Json.bytes(items));
    }

    boolean hasAll(JsonNode item) {
        return parts.having().stream()
                .map(item::at)
                .noneMatch(node -> node.isMissingNode() || node.isNull());
    }

    /// Null when the page does not say.
    @Nullable Long total(Paging paging) {
        String total = paging.total() == null ? null : text(root, paging.total());
        return total == null || !total.matches("\\d{1,18}") ? null : Long.valueOf(total);
    }

    /// It says that it is the last.
    boolean isLast(Paging paging, int number) {
        String last = paging.last() == null ? null : text(root, paging.last());
        if (last == null || !last.matches("\\d{1,9}")) {
            return "true".equals(last);
        }
        String current = paging.current() == null ? null : text(root, paging.current());
        int at =
                current == null || !current.matches("\\d{1,9}")
                        ? number
                        : Integer.parseInt(current);
        return at >= Integer.parseInt(last);
    }

    /// Null when it names none.
    @Nullable String next(Paging paging) {
        return paging.next() == null ? null : text(root, paging.next());
    }

    /// Null when absent, blank or no plain value.
    static @Nullable String text(JsonNode node, JsonPointer pointer) {
        JsonNode value = node.at(pointer);
        String text = value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
        return text.isEmpty() ? null : text;
    }

    private static String hash(JsonNode node) {
        return Digests.sha256(Json.bytes(node));
    }
}
