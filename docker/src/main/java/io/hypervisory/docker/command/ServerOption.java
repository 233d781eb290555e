package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.InputStream;
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

    /// What a command does with a long answer.
    interface Reading {
        void of(InputStream body) throws IOException;
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
            System.err.println(nobody());
            return 1;
        } catch (IOException e) {
            System.err.println(server + ": " + e);
            return 1;
        }
    }

    /// Reads one long answer as it comes; says on standard error why nothing came of it, or not
    /// all.
    ///
    /// @return the exit status
    int read(String path, Reading reading) throws InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var request = HttpRequest.newBuilder(server.resolve(path)).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() >= 300) {
                    System.err.println(answer(answer.statusCode(), text(body)).problem());
                    return 1;
                }
                reading.of(body);
                return 0;
            }
        } catch (ConnectException e) {
            System.err.println(nobody());
            return 1;
        } catch (IOException e) {
            System.err.println(server + ": it broke off, what came is not the whole: " + e);
            return 1;
        }
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), UTF_8);
    }

    private String nobody() {
        return "nothing answers at " + server + "; is it running? (docker/hypervisory up)";
    }

    private Answer ask(HttpClient http, String method, String path)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.noBody());
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer(answer.statusCode(), answer.body());
    }

    private static Answer answer(int status, String body) throws IOException {
        try {
            return new Answer(status, Json.MAPPER.readTree(body));
        } catch (JacksonException e) {
            throw new IOException("does not answer as Hypervisory does", e);
        }
    }
}
