package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.catalogue.ListRule.Paging;
import io.hypervisory.ingest.catalogue.ListRule.Parts;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// One page of a JSON list: what it says of the list, and of its items as much as tells pages
/// apart. The items themselves are read again from its bytes.
///
/// @param count of its items
/// @param ids of its items, the first hundred thousand
/// @param stamp of its items alone: what else a page says, a correlation id or its time, is new
///   with each answer
/// @param facts plain values by their pointers
record JsonPage(
        Fetched fetched,
        int count,
        Set<String> ids,
        String stamp,
        Map<JsonPointer, String> facts,
        Parts parts) {
    JsonPage {
        ids = Set.copyOf(ids);
        facts = Map.copyOf(facts);
    }

    /// @throws PageFault when it is no such page
    static JsonPage of(Fetched fetched, Parts parts, Paging paging) throws InterruptedException {
        var seen = new Seen(parts);
        List<JsonPointer> pointers =
                Stream.of(
                                parts.success(),
                                paging.total(),
                                paging.last(),
                                paging.current(),
                                paging.next())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        var facts = JsonItems.read(fetched, parts.items(), pointers, seen);
        if (parts.success() != null && "false".equals(facts.get(parts.success()))) {
            throw new PageFault(fetched.url() + " says " + parts.success() + " is false", true);
        }
        return new JsonPage(fetched, seen.count, seen.ids, seen.stamp(), facts, parts);
    }

    /// What is kept of each item.
    private static final class Seen implements JsonItems.Taker {
        private final Parts parts;
        private final Set<String> ids = new HashSet<>();
        private final MessageDigest digest = digest();
        private int count;

        Seen(Parts parts) {
            this.parts = parts;
        }

        @Override
        public boolean take(JsonNode item) {
            byte[] bytes = Json.bytes(item);
            digest.update((count++ == 0 ? "[" : ",").getBytes(UTF_8));
            digest.update(bytes);
            if (ids.size() < Links.MOST) {
                String id = parts.id() == null ? null : text(item, parts.id());
                ids.add(id == null ? Digests.sha256(bytes) : id);
            }
            return true;
        }

        String stamp() {
            digest.update((count == 0 ? "[]" : "]").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void each(JsonItems.Taker taker) throws InterruptedException {
        JsonItems.read(fetched, parts.items(), List.of(), taker);
    }

    /// What an item is named by.
    String id(JsonNode item) {
        String id = parts.id() == null ? null : text(item, parts.id());
        return id == null ? hash(item) : id;
    }

    String stamp(JsonNode item) {
        String stamp = parts.stamp() == null ? null : text(item, parts.stamp());
        return stamp == null ? hash(item) : stamp;
    }

    boolean hasAll(JsonNode item) {
        return parts.having().stream()
                .map(item::at)
                .noneMatch(node -> node.isMissingNode() || node.isNull());
    }

    private @Nullable String fact(@Nullable JsonPointer pointer) {
        return pointer == null ? null : facts.get(pointer);
    }

    /// Null when the page does not say.
    @Nullable Long total(Paging paging) {
        String total = fact(paging.total());
        return total == null || !total.matches("\\d{1,18}") ? null : Long.valueOf(total);
    }

    /// It says that it is the last.
    boolean isLast(Paging paging, int number) {
        String last = fact(paging.last());
        if (last == null || !last.matches("\\d{1,9}")) {
            return "true".equals(last);
        }
        String current = fact(paging.current());
        int at =
                current == null || !current.matches("\\d{1,9}")
                        ? number
                        : Integer.parseInt(current);
        return at >= Integer.parseInt(last);
    }

    /// Null when it names none.
    @Nullable String next(Paging paging) {
        return fact(paging.next());
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
