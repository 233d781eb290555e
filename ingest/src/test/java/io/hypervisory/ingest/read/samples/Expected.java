package io.hypervisory.ingest.read.samples;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares what was read with what a sample expects of it, field by field. Fields that are not
/// named are not compared.
final class Expected {
    /// By which a notice or assertion is named, in this order.
    private static final List<String> KEYS = List.of("id", "cve", "link", "title");

    private final List<JsonNode> expected;

    Expected(List<JsonNode> expected) {
        this.expected = expected;
    }

    /// With what a mutation changes: fields by the key of their notice; null takes the notice away.
    Expected with(@Nullable JsonNode changes) {
        if (changes == null) {
            return this;
        }
        var changed = new ArrayList<JsonNode>();
        var known = new ArrayList<String>();
        for (JsonNode one : expected) {
            String key = key(one);
            JsonNode change = key == null ? null : changes.get(key);
            known.add(key);
            if (change == null) {
                changed.add(one);
            } else if (!change.isNull()) {
                ObjectNode merged = ((ObjectNode) one).deepCopy();
                change.properties()
                        .forEach(field -> {
                            remove(merged, field.getKey());
                            merged.set(field.getKey(), field.getValue());
                        });
                changed.add(merged);
            }
        }
        for (var change : changes.properties()) {
            if (!known.contains(change.getKey())) {
                throw new IllegalArgumentException("no notice " + change.getKey() + " to change");
            }
        }
        return new Expected(changed);
    }

    /// A field counts once, whatever way it is compared.
    private static void remove(ObjectNode from, String field) {
        String bare = field.replaceAll("[~*]$", "");
        from.remove(List.of(bare, bare + "~", bare + "*"));
    }

    private static @Nullable String key(JsonNode one) {
        return KEYS.stream()
                .filter(key -> one.path(key).isString())
                .map(key -> one.get(key).asString())
                .findFirst()
                .orElse(null);
    }

    static JsonNode tree(Object read) {
        JsonNode tree = Json.MAPPER.valueToTree(read);
        if (read instanceof AdvisoryFacts advisory) {
            ((ObjectNode) tree).set("cves", Json.MAPPER.valueToTree(List.copyOf(advisory.cves())));
        }
        return tree;
    }

    /// What is not as expected; empty when all is.
    List<String> differences(List<JsonNode> read) {
        var differences = new ArrayList<String>();
        var left = new ArrayList<>(read);
        for (JsonNode one : expected) {
            JsonNode found = found(one, left);
            if (found == null) {
                differences.add("missing: " + (key(one) == null ? one : key(one)));
                continue;
            }
            left.remove(found);
            String name = key(one) == null ? "" : key(one) + " ";
            one.properties()
                    .forEach(field ->
                            compare(name, found, field.getKey(), field.getValue(), differences));
        }
        for (JsonNode more : left) {
            differences.add("not expected: " + more.path("type").asString("") + " " + key(more));
        }
        return differences;
    }

    private static @Nullable JsonNode found(JsonNode one, List<JsonNode> left) {
        for (String key : KEYS) {
            if (one.path(key).isString()) {
                return left.stream()
                        .filter(some -> matches(some, key, one.get(key).asString()))
                        .filter(some -> isSameType(one, some))
                        .findFirst()
                        .orElse(null);
            }
        }
        return left.stream().filter(some -> isSameType(one, some)).findFirst().orElse(null);
    }

    private static boolean isSameType(JsonNode one, JsonNode some) {
        return !one.has("type")
                || some.path("type").asString("").equals(one.get("type").asString());
    }

    private static boolean matches(JsonNode some, String key, String value) {
        return some.path(key).asString("").equals(value);
    }

    private static void compare(
            String where, JsonNode read, String key, JsonNode value, List<String> differences) {
        boolean holds = key.endsWith("~");
        boolean words = key.endsWith("*");
        String field = holds || words ? key.substring(0, key.length() - 1) : key;
        JsonNode actual = read;
        for (String step : field.split("\\.")) {
            actual =
                    actual.isArray() && step.matches("\\d+")
                            ? actual.path(Integer.parseInt(step))
                            : actual.path(step);
        }
        boolean as =
                words
                        ? folded(actual).contains(folded(value))
                        : holds ? holds(actual, value) : equal(actual, value, field.equals("cves"));
        if (!as) {
            differences.add(where + key + ": expected " + value + " but was " + shown(actual));
        }
    }

    private static String shown(JsonNode actual) {
        String text = actual.isMissingNode() ? "absent" : actual.toString();
        return text.length() > 700 ? text.substring(0, 700) + "…" : text;
    }

    private static String folded(JsonNode node) {
        return node.asString("").replaceAll("\\s+", " ").strip().toLowerCase(java.util.Locale.ROOT);
    }

    /// Each expected element is there, in any order.
    private static boolean holds(JsonNode actual, JsonNode value) {
        return stream(value)
                .allMatch(one -> stream(actual).anyMatch(some -> equal(some, one, false)));
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean equal(JsonNode actual, JsonNode value, boolean anyOrder) {
        if (value.isNull() || value.isArray() && value.isEmpty()) {
            return actual.isMissingNode()
                    || actual.isNull()
                    || actual.isContainer() && actual.isEmpty();
        }
        if (value.isArray()) {
            return actual.isArray()
                    && actual.size() == value.size()
                    && (anyOrder ? holds(actual, value) : inOrder(actual, value));
        }
        if (value.isObject()) {
            var differences = new ArrayList<String>();
            value.properties()
                    .forEach(field ->
                            compare("", actual, field.getKey(), field.getValue(), differences));
            return actual.isObject() && differences.isEmpty();
        }
        if (actual.isObject() && actual.has("instant")) {
            return isSameDate(actual, value.asString());
        }
        if (value.isNumber() && actual.isNumber()) {
            return value.asDouble() == actual.asDouble();
        }
        return !actual.isContainer()
                && !actual.isMissingNode()
                && !actual.isNull()
                && actual.asString().equals(value.asString());
    }

    private static boolean inOrder(JsonNode actual, JsonNode value) {
        for (int i = 0; i < value.size(); i++) {
            if (!equal(actual.get(i), value.get(i), false)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameDate(JsonNode actual, String value) {
        Instant instant = Instant.parse(actual.get("instant").asString());
        if (value.length() == "2008-01-07".length()) {
            ZoneId zone = ZoneId.of(actual.get("zone").asString());
            return instant.atZone(zone).toLocalDate().toString().equals(value);
        }
        return instant.equals(java.time.OffsetDateTime.parse(value).toInstant());
    }
}
