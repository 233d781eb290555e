package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.OriginalBoard.Original;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalApiTest {
    private static final byte[] BYTES = "<script>alert('\u00fc')</script>".getBytes(ISO_8859_1);

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable String type;
    private WebServer server;

    @BeforeEach
    void start() {
        Boards none = FakeBoards.of(new FakeSearch(), new FakeSources());
        server =
                WebServer.start(
                        WebSettings.loopback(0),
                        new Boards(
                                none.search(),
                                none.revisions(),
                                none.cves(),
                                none.lags(),
                                none.related(),
                                none.platforms(),
                                none.sources(),
                                none.letters(),
                                none.health(),
                                none.rebuilds(),
                                this::at),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    private Optional<Original> at(int partition, long offset) {
        if (partition == 7) {
            throw new StoreUnavailableException("Kafka does not answer", new IOException());
        }
        return partition == 3 && offset == 42
                ? Optional.of(new Original(BYTES, type))
                : Optional.empty();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "text/html; charset=iso-8859-1|text/plain; charset=iso-8859-1",
                "TEXT/HTML|text/plain; charset=utf-8",
                "text/html; charset=nonsense|text/plain; charset=utf-8",
                "application/json|text/plain; charset=utf-8",
                "application/rss+xml;charset=\"utf-8\"|text/plain; charset=utf-8",
                "application/pdf|application/octet-stream",
                "image/svg|application/octet-stream",
                "none|application/octet-stream",
            })
    void document_comesByteForByte_asNothingThatABrowserRuns(@Nullable String said, String sent)
            throws Exception {
        type = said;
        var answer = get("/api/documents/3/42");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(
                        answer.headers()
                                .firstValue("content-type")
                                .orElse("")
                                .toLowerCase()
                                .replace(";", "; ")
                                .replace(";  ", "; "))
                .isEqualTo(sent);
        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValue("sandbox; default-src 'none'");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("content-disposition").isPresent())
                .isEqualTo(sent.endsWith("octet-stream"));
    }

    @Test
    void document_thatIsNotThere_isAProblem() throws Exception {
        assertThat(get("/api/documents/3/43").statusCode()).isEqualTo(404);
        assertThat(get("/api/documents/7/1").statusCode()).isEqualTo(503);
        assertThat(get("/api/documents/x/1").statusCode()).isEqualTo(400);
        assertThat(get("/api/documents/99999999999/1").statusCode()).isEqualTo(400);
        assertThat(get("/api/documents/3/-1").statusCode()).isEqualTo(400);
        assertThat(get("/api/documents/3/42?x=1").statusCode()).isEqualTo(400);
    }
}
