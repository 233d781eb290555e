package io.hypervisory.docker.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.docker.kibana.Imported.NotThere;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A Kibana, asked over HTTP. Thread-safe.
public final class KibanaServer implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /// Stands in no object: they are JSON on one line each.
    private static final String BOUNDARY = "hypervisory-objects";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final @Nullable String login;

    private KibanaServer(String address, @Nullable String login) {
        this.address = address;
        this.login = login;
    }

    /// @param url with the path of a space, `/s/security`, if it is not the default one
    /// @param user, password null where there is no security or an API key
    /// @param apiKey encoded; wins over a user
    public static KibanaServer of(
            URI url, @Nullable String user, @Nullable String password, @Nullable String apiKey) {
        String login = null;
        if (apiKey != null) {
            login = "ApiKey " + apiKey;
        } else if (user != null && password != null) {
            byte[] both = (user + ":" + password).getBytes(UTF_8);
            login = "Basic " + Base64.getEncoder().encodeToString(both);
        }
        return new KibanaServer(url.toString().replaceFirst("/+$", ""), login);
    }

    /// Loads objects, in place of those that have the same ids.
    ///
    /// @param ndjson one object a line
    public Imported load(String ndjson) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(address + "/api/saved_objects/_import?overwrite=true"))
                        .timeout(DEADLINE)
                        .header("kbn-xsrf", "true")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofString(file(ndjson)));
        if (login != null) {
            request.header("Authorization", login);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            int objects = Math.toIntExact(ndjson.lines().count());
            return ImportAnswer.read(answer.statusCode(), answer.body(), objects);
        } catch (IOException e) {
            return new NotThere(e.toString());
        }
    }

    private static String file(String ndjson) {
        return """
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="hypervisory.ndjson"\r
        Content-Type: application/ndjson\r
        \r
        %2$s\r
        --%1$s--\r
        """
                .formatted(BOUNDARY, ndjson);
    }

    @Override
    public void close() {
        client.close();
    }
}
