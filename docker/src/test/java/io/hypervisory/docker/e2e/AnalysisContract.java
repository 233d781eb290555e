package io.hypervisory.docker.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.Index;
import io.hypervisory.ingest.contract.Json;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What our index settings must make of words on every server: the token filters that they name
/// mean the same whether Elasticsearch's own module has them or our plugin.
abstract class AnalysisContract {
    private static final String INDEX = "analysis-contract";

    /// A row for each text: what each analyzer of `settings.json` makes of it.
    private static final Map<String, Map<String, List<String>>> TOKENS =
            Map.of(
                    "prose",
                    Map.of(
                            "The host's vulnerabilities, Café",
                            List.of("the", "host", "vulner", "cafe"),
                            "denial-of-service attacks against guests' consoles",
                            List.of(
                                    "denial", "of", "servic", "attack", "against", "guest",
                                    "consol"),
                            "Über-große Pakete aus Ärger",
                            List.of("uber", "gross", "paket", "au", "arger"),
                            "ESX 3.5 Update 2: rebooting, rebooted, reboots",
                            List.of("esx", "3.5", "updat", "2", "reboot", "reboot", "reboot"),
                            "",
                            List.of()),
                    "words",
                    Map.of(
                            "The host's vulnerabilities, Café",
                            List.of("the", "host's", "vulnerabilities", "cafe"),
                            "Straße ÆSIR",
                            List.of("strasse", "aesir")));

    /// Lives as long as the class.
    abstract URI elasticsearch();

    @Test
    void analyzers_makeTheSameWords_onEveryServer() throws Exception {
        ObjectNode settings = settings("settings.json");
        send("PUT", "/" + INDEX, Json.text(Map.of("settings", settings)));
        try {
            assertThat(settings.at("/index/analysis/analyzer").propertyNames())
                    .as("each analyzer has its rows here")
                    .containsExactlyInAnyOrderElementsOf(TOKENS.keySet());
            for (var analyzer : TOKENS.entrySet()) {
                for (var row : analyzer.getValue().entrySet()) {
                    assertThat(tokens(analyzer.getKey(), row.getKey()))
                            .as(analyzer.getKey() + ": " + row.getKey())
                            .isEqualTo(row.getValue());
                }
            }
        } finally {
            send("DELETE", "/" + INDEX, "");
        }
    }

    /// A wildcard is folded by the filters that work on single words, without being taken apart.
    @Test
    void wildcards_areFoldedAsWordsAre() throws Exception {
        var mapping =
                Map.of("properties", Map.of("text", Map.of("type", "text", "analyzer", "words")));
        send(
                "PUT",
                "/" + INDEX,
                Json.text(Map.of("settings", settings("settings.json"), "mappings", mapping)));
        try {
            send("PUT", "/" + INDEX + "/_doc/1?refresh=true", "{\"text\":\"the Café console\"}");
            JsonNode found =
                    send(
                            "POST",
                            "/" + INDEX + "/_search",
                            "{\"query\":{\"query_string\":{\"query\":\"text:CAFÉ*\"}}}");
            assertThat(found.at("/hits/total/value").asInt(-1)).isEqualTo(1);
        } finally {
            send("DELETE", "/" + INDEX, "");
        }
    }

    @Test
    void settingsOfRevisions_loadToo() throws Exception {
        send(
                "PUT",
                "/" + INDEX,
                Json.text(Map.of("settings", settings("revisions-settings.json"))));
        send("DELETE", "/" + INDEX, "");
    }

    private static ObjectNode settings(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(Index.class.getResourceAsStream(name))) {
            return Json.MAPPER.readValue(in, ObjectNode.class);
        }
    }

    private List<String> tokens(String analyzer, String text) throws Exception {
        String asked = Json.text(Map.of("analyzer", analyzer, "text", text));
        return send("POST", "/" + INDEX + "/_analyze", asked)
                .path("tokens")
                .valueStream()
                .map(token -> token.path("token").asString())
                .toList();
    }

    JsonNode send(String method, String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(elasticsearch().resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isLessThan(300);
            return Json.MAPPER.readTree(answer.body());
        }
    }
}
