package io.hypervisory.docker.bench;

import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/// What a measurement must know of the search server, and set, behind the back of those who search.
final class SearchServer {
    private static final int QUIET_LOOKS = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String index;

    /// @param index its name or an alias of it
    SearchServer(URI server, String index) {
        this.server = server;
        this.index = index;
    }

    /// Answers are worked out each time.
    void cacheNoRequests() throws IOException, InterruptedException {
        send("PUT", "/" + index + "/_settings", "{\"index.requests.cache.enable\":false}");
    }

    /// What was written is merged in the background.
    void awaitNoMerges() throws IOException, InterruptedException {
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            quiet = stats("merge").at("/merges/current").asInt(0) == 0 ? quiet + 1 : 0;
            Thread.sleep(500);
        }
    }

    long storeBytes() throws IOException, InterruptedException {
        return stats("store").at("/store/size_in_bytes").asLong();
    }

    int segments() throws IOException, InterruptedException {
        return stats("segments").at("/segments/count").asInt();
    }

    private JsonNode stats(String metric) throws IOException, InterruptedException {
        return Json.MAPPER
                .readTree(send("GET", "/" + index + "/_stats/" + metric, ""))
                .at("/_all/primaries");
    }

    private String send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(
                    "%s %s answered %d: %s"
                            .formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
