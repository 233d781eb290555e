package io.hypervisory.docker.e2e;

import io.hypervisory.ingest.contract.Json;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Says the same with other bytes: JSON in another order and without white space, feeds built a
/// minute later, mails with blanks behind their lines, and headers that nobody asked for.
final class Noise implements Mirror.Treatment {
    private final AtomicInteger minutes = new AtomicInteger();

    @Override
    public Mirror.Answer treat(String path, Mirror.Answer answer) {
        if (answer.status() != 200) {
            return answer;
        }
        String type = answer.headers().getOrDefault("Content-Type", "");
        String text = answer.text();
        String other =
                type.contains("json")
                        ? json(text)
                        : type.contains("xml") ? feed(text) : text.replace("\n", " \n");
        var headers = new TreeMap<>(answer.headers());
        headers.putAll(
                Map.of(
                        "Set-Cookie", "visit=" + minutes.get(),
                        "Cache-Control", "max-age=0",
                        "Expires", "Thu, 01 Jan 1970 00:00:00 GMT"));
        return new Mirror.Answer(200, headers, answer.withText(other).body());
    }

    private String json(String text) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(text);
        } catch (tools.jackson.core.JacksonException e) {
            return text + " ";
        }
        if (json.path("feed") instanceof ObjectNode feed) {
            feed.put("updated", later());
        }
        return reversed(json).toString();
    }

    private static JsonNode reversed(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var other = Json.MAPPER.createObjectNode();
                object.properties().stream()
                        .toList()
                        .reversed()
                        .forEach(each -> other.set(each.getKey(), reversed(each.getValue())));
                yield other;
            }
            case ArrayNode array -> {
                var other = Json.MAPPER.createArrayNode();
                array.forEach(each -> other.add(reversed(each)));
                yield other;
            }
            default -> node;
        };
    }

    private String feed(String text) {
        String built = "<lastBuildDate>Mon, 05 Jan 2026 00:00:00 GMT</lastBuildDate>";
        return text.contains("<channel>")
                ? text.replace("<channel>", "<channel>\n<!-- " + later() + " -->" + built)
                : text.replaceFirst("<updated>[^<]*", "<updated>" + later());
    }

    private String later() {
        return Instant.parse("2026-01-05T00:00:00Z")
                .plusSeconds(60L * minutes.incrementAndGet())
                .toString();
    }
}
