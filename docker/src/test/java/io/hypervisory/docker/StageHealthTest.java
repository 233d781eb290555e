package io.hypervisory.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageHealthTest {
    private final AtomicBoolean works = new AtomicBoolean(true);
    private final PrometheusMeterRegistry metrics =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private StageHealth stage;

    @BeforeEach
    void start() throws IOException {
        stage = new StageHealth("127.0.0.1", 0, works::get, metrics);
    }

    @AfterEach
    void stop() {
        stage.close();
        client.close();
    }

    @Test
    void health_saysWhetherTheStageWorks() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);

        works.set(false);

        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(get("/health").body()).isEqualTo("down\n");
    }

    @Test
    void metrics_areInPrometheusFormat_evenWhenThereAreNone() throws Exception {
        assertThat(get("/metrics").statusCode()).isEqualTo(200);

        metrics.counter("hypervisory.read.notices").increment(3);

        assertThat(get("/metrics").body()).contains("hypervisory_read_notices_total 3.0");
        assertThat(get("/metrics").headers().firstValue("content-type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void otherPathsAndMethods_areRefused() throws Exception {
        assertThat(get("/healthz").statusCode()).isEqualTo(404);
        var delete =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stage.port() + "/health"))
                        .DELETE()
                        .build();
        assertThat(client.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + stage.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
