package io.hypervisory.docker.kibana;

import io.hypervisory.docker.kibana.Imported.Loaded;
import io.hypervisory.docker.kibana.Imported.NotAllowed;
import io.hypervisory.docker.kibana.Imported.NotThere;
import io.hypervisory.docker.kibana.Imported.Refused;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what Kibana answers to an import: a 200 alone says only that it has read the file.
final class ImportAnswer {
    private static final int SHOWN = 200;

    private ImportAnswer() {}

    /// @param objects how many were sent
    static Imported read(int status, String body, int objects) {
        return switch (status) {
            case 200 -> answer(body, objects);
            case 401, 403 -> new NotAllowed(reason(status, body));
            case 429, 502, 503, 504 -> new NotThere(reason(status, body));
            default -> new Refused(List.of(reason(status, body)));
        };
    }

    private static Imported answer(String body, int objects) {
        JsonNode answer = json(body);
        if (!answer.path("success").isBoolean()) {
            return new Refused(List.of("no answer of an import: " + shown(body)));
        }
        var faults = new ArrayList<String>();
        answer.path("errors").forEach(error -> faults.add(fault(error)));
        int loaded = answer.path("successCount").asInt(0);
        if (faults.isEmpty() && answer.path("success").booleanValue() && loaded == objects) {
            return new Loaded(loaded);
        }
        if (faults.isEmpty()) {
            faults.add(loaded + " of " + objects + " objects were loaded, and no fault is named");
        }
        return new Refused(faults);
    }

    private static String fault(JsonNode error) {
        JsonNode cause = error.path("error");
        var text =
                new StringBuilder(error.path("type").asString("object"))
                        .append(' ')
                        .append(error.path("id").asString("without an id"))
                        .append(": ")
                        .append(cause.path("type").asString("fault"));
        String message = cause.path("message").asString("");
        if (!message.isEmpty()) {
            text.append(", ").append(message);
        }
        for (JsonNode missing : cause.path("references")) {
            text.append(", ")
                    .append(missing.path("type").asString("?"))
                    .append(' ')
                    .append(missing.path("id").asString("?"));
        }
        return text.toString();
    }

    private static String reason(int status, String body) {
        String message = json(body).path("message").asString("");
        return "status " + status + ": " + (message.isEmpty() ? shown(body) : message);
    }

    /// Missing where it is none.
    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return Json.MAPPER.missingNode();
        }
    }

    private static String shown(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
