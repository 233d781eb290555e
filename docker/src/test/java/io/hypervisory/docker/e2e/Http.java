package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Asks our HTTP API. Thread-safe.
final class Http implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    Http(URI server) {
        this.server = server;
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(pathAndQuery))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /// The body as JSON, whatever the status.
    JsonNode json(String pathAndQuery) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(get(pathAndQuery).body());
    }

    /// @param rest of the address, from `&` on
    JsonNode search(String query, String rest) throws IOException, InterruptedException {
        return json("/api/advisories?q=" + URLEncoder.encode(query, UTF_8) + rest);
    }

    long total(String query) throws IOException, InterruptedException {
        return search(query, "&size=0").path("total").longValue();
    }

    /// The texts of an array.
    static TreeSet<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        client.close();
    }
}
