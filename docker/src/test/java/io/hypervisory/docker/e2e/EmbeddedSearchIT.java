package io.hypervisory.docker.e2e;

import io.hypervisory.docker.embedded.EmbeddedElasticsearch;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSearchIT extends SearchContract {
    @TempDir static Path data;

    private EmbeddedElasticsearch server;

    @Override
    URI started() throws InterruptedException {
        server =
                EmbeddedElasticsearch.start(
                        Path.of(System.getProperty("elasticsearch.distribution")),
                        data,
                        new EmbeddedElasticsearch.Settings("512m"));
        return server.url();
    }

    @Override
    URI elasticsearch() {
        return server.url();
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
