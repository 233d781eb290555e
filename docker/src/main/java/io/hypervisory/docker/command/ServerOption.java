package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A running Hypervisory, and asking it.
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:HYPERVISORY_URL:-http://127.0.0.1:8080}",
            description = "Where it runs (default ${DEFAULT-VALUE}).")
    private URI server = URI.create("http://127.0.0.1:8080");

    /// What a command does with answers.
    interface Conversation {
        /// @return the exit status
        int hold(Asking asking) throws IOException, InterruptedException;
    }

    /// Asks one path after the other.
    interface Asking {
        /// @throws IOException when nobody answers, or not with JSON
        Answer ask(String method, String path) throws IOException, InterruptedException;
    }

    record Answer(int status, JsonNode body) {
        /// Null when it is what was asked for; otherwise why not, for people.
        @Nullable String problem() {
            return status < 300
                    ? null
                    : body.path("title").asString("error")
                            + ": "
                            + body.path("detail").asString("status " + status);
        }
    }

    /// A path with those parameters that have a value, in their order.
    static String path(String path, Map<String, ? extends @Nullable String> parameters) {
        return parameters.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .reduce((one, next) -> one + "&" + next)
                .map(query -> path + "?" + query)
                .orElse(path);
    }

    /// Says on standard error why nothing came of it.
    int talk(Conversation conversation) throws InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return conversation.hold((method, path) -> ask(http, method, path));
        } catch (ConnectException e) {
            System.err.println(
                    "nothing answers at " + server + "; is it running? (docker/hypervisory up)");
            return 1;
        } catch (IOException e) {
            System.err.println(server + ": " + e);
            return 1;
        }
    }

    private Answer ask(HttpClient http, String method, String path)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.noBody());
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        try {
            return new Answer(answer.statusCode(), Json.MAPPER.readTree(answer.body()));
        } catch (JacksonException e) {
            throw new IOException("does not answer as Hypervisory does", e);
        }
    }
}
