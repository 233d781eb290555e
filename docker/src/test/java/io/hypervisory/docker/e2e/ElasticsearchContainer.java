package io.hypervisory.docker.e2e;

import io.hypervisory.index.Analysis;
import io.hypervisory.index.Analysis.Filters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/// The publisher's image of Elasticsearch, with the settings that compose.yaml gives it.
final class ElasticsearchContainer implements AutoCloseable {
    private static final int HTTP = 9200;
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);
    private static final String PLUGINS = "/usr/share/elasticsearch/plugins/";

    private GenericContainer<?> server = image();

    private static GenericContainer<?> image() {
        return new GenericContainer<>("docker.elastic.co/elasticsearch/elasticsearch:9.5.3")
                .withExposedPorts(HTTP)
                .withEnv("discovery.type", "single-node")
                .withEnv("xpack.security.enabled", "false")
                .withEnv("action.auto_create_index", "false")
                .withEnv("cluster.routing.allocation.disk.threshold_enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms1g -Xmx1g")
                .waitingFor(
                        Wait.forHttp("/_cluster/health?wait_for_status=yellow&timeout=3s")
                                .forPort(HTTP)
                                .forStatusCode(200))
                .withStartupTimeout(STARTED_WITHIN);
    }

    /// As the image is.
    GenericContainer<?> server() {
        return server;
    }

    /// Starts it; where it has neither the module nor the plugin, it is started again with the
    /// plugin, from where the build put that.
    void startWithFilters() throws IOException {
        server.start();
        Filters found = Analysis.at(url());
        System.out.println("Elasticsearch in a container, token filters from: " + found);
        if (found == Filters.NONE) {
            server.stop();
            Path built =
                    Path.of(System.getProperty("elasticsearch.distribution"))
                            .resolveSibling(Analysis.PLUGIN);
            server =
                    image().withCopyFileToContainer(
                                    MountableFile.forHostPath(built), PLUGINS + Analysis.PLUGIN);
            server.start();
        }
    }

    URI url() {
        return URI.create("http://" + server.getHost() + ":" + server.getMappedPort(HTTP));
    }

    @Override
    public void close() {
        server.stop();
    }
}
