package io.hypervisory.docker.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server that tells of one node what it has.
class AnalysisPluginTest {
    @TempDir Path folder;

    private Path distribution;
    private AnalysisPlugin plugin;
    private HttpServer server;
    private List<String> modules = List.of();
    private List<String> plugins = List.of();

    @BeforeEach
    void start() throws IOException {
        distribution = Files.createDirectories(folder.resolve("elasticsearch"));
        plugin = AnalysisPlugin.of(distribution);
        Files.createDirectories(plugin.offered());
        Files.writeString(plugin.offered().resolve("filters.jar"), "first");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/_nodes/plugins",
                exchange -> {
                    byte[] body = answer().getBytes(UTF_8);
                    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String answer() {
        return """
        {"_nodes":{"total":1,"successful":1,"failed":0},"cluster_name":"x","nodes":{"a":{
          "name":"a","transport_address":"127.0.0.1:9300","host":"127.0.0.1","ip":"127.0.0.1",
          "version":"9.5.3","build_flavor":"default","build_type":"zip","build_hash":"x",
          "component_versions":{},"index_version":1,"transport_version":1,"roles":["master"],"attributes":{},"plugins":[%s],"modules":[%s]}}}
        """
                .formatted(parts(plugins), parts(modules));
    }

    private static String parts(List<String> names) {
        return names.stream()
                .map(name ->
                        """
                        {"name":"%s","version":"9.5.3","elasticsearch_version":"9.5.3","java_version":"21",
                         "description":"x","classname":"x","extended_plugins":[],
                         "has_native_controller":false,"licensed":false,"is_official":true}
                        """
                                .formatted(name))
                .collect(joining(","));
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void plugin_staysOut_whereTheModuleIs() throws IOException {
        modules = List.of("transport-netty4", "analysis-common");

        assertThat(plugin.goesInto(url())).isFalse();

        assertThat(plugin.installed()).doesNotExist();
    }

    @Test
    void plugin_isNotPutInTwice() throws IOException {
        modules = List.of("transport-netty4");
        plugins = List.of("hypervisory-analysis");

        assertThat(plugin.goesInto(url())).isFalse();

        assertThat(plugin.installed()).doesNotExist();
    }

    @Test
    void plugin_goesIn_whereNeitherIs() throws IOException {
        modules = List.of("transport-netty4");

        assertThat(plugin.goesInto(url())).isTrue();

        assertThat(plugin.installed().resolve("filters.jar")).hasContent("first");
        assertThat(distribution).isDirectoryNotContaining(path -> !path.endsWith("plugins"));
    }

    @Test
    void plugin_staysOut_whereNoneWasBuilt() throws IOException {
        Files.delete(plugin.offered().resolve("filters.jar"));
        Files.delete(plugin.offered());

        assertThat(plugin.goesInto(url())).isFalse();
    }

    @Test
    void renew_replacesAnEarlierBuild_andPutsNothingInByItself() throws IOException {
        plugin.renew();
        assertThat(plugin.installed()).doesNotExist();

        assertThat(plugin.goesInto(url())).isTrue();
        Files.writeString(plugin.offered().resolve("filters.jar"), "second");
        plugin.renew();

        assertThat(plugin.installed().resolve("filters.jar")).hasContent("second");
    }
}
