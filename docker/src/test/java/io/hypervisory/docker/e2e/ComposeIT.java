package io.hypervisory.docker.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypervisory.docker.archive.ArchiveCatalogue;
import io.hypervisory.docker.archive.ArchiveSite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The image from this build and the compose file as they are, over an archive site on the host.
/// Whatever it starts bears a name of its own and is gone afterwards.
@Tag("container")
@ExtendWith(RequiresDocker.class)
class ComposeIT {
    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(5);
    private static final Duration LOADED_WITHIN = Duration.ofMinutes(2);

    /// By this name the containers know the host.
    private static final String HOST = "archive.test";

    @TempDir Path folder;
    private final String project = "hypervisory-it-" + Long.toString(System.nanoTime(), 36);
    private final Path home = Path.of("").toAbsolutePath();
    private final ArchiveSite archive = ArchiveSite.start(0);
    private final Mirror mirror = new Mirror(archive.url(), "0.0.0.0", HOST);
    private int port;

    @BeforeEach
    void build() throws Exception {
        port = freePort();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Files.writeString(sources.resolve("sources.yaml"), catalogue());
        Files.writeString(
                folder.resolve("host.yaml"),
                """
                services:
                  ingest:
                    extra_hosts:
                      - "%s:host-gateway"
                """
                        .formatted(HOST));
        run(List.of("docker", "build", "-q", "-t", "hypervisory:" + project, home.toString()));
    }

    @AfterEach
    void remove() throws Exception {
        compose("down", "-v", "--remove-orphans");
        run(List.of("docker", "image", "rm", "hypervisory:" + project));
        mirror.close();
        archive.close();
    }

    @Test
    void stack_loadsTheArchiveAndAnswersSearches_fromTheBuiltImage() throws Exception {
        compose("up", "-d", "--no-build");
        try (var http = new Http(URI.create("http://127.0.0.1:" + port))) {
            await().atMost(HEALTHY_WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(unhealthy()).isEmpty());
            var vmsas = ArchiveFacts.datedVmsas();
            await().atMost(LOADED_WITHIN)
                    .ignoreExceptions()
                    .until(() ->
                            http.get("/api/health").statusCode() == 200
                                    && http.total("type:advisory")
                                            == vmsas.size()
                                                    + ArchiveFacts.datedNotices()
                                                    + HistoryRows.bulletinCount());

            JsonNode found = http.search("vendor:vmware \"service console\"", "");
            JsonNode place = found.path("hits").path(0).path("provenance").path(0);
            assertThat(found.path("total").asLong()).isPositive();
            assertThat(place.path("url").asString()).startsWith(mirror.url().toString());
            assertThat(place.path("topic").asString()).isEqualTo("hypervisory.documents.v1");
            for (String id : vmsas.keySet()) {
                assertThat(http.get("/api/advisories/vmware/" + id).statusCode())
                        .as(id)
                        .isEqualTo(200);
            }
        } catch (AssertionError | RuntimeException e) {
            compose("logs", "--no-color", "--tail=60");
            throw e;
        }
    }

    private String catalogue() {
        return ArchiveCatalogue.yaml(archive.sources(), mirror::at, Duration.ofHours(1));
    }

    /// Containers of the project that are not (yet) healthy; one line with their number when some
    /// are missing.
    private List<String> unhealthy() throws Exception {
        String format = "{{.Names}} {{.Status}}";
        List<String> all =
                run(List.of(
                                "docker",
                                "ps",
                                "-a",
                                "--filter",
                                "label=com.docker.compose.project=" + project,
                                "--format",
                                format))
                        .lines()
                        .toList();
        return all.size() < 5
                ? List.of(all.size() + " containers")
                : all.stream().filter(line -> !line.contains("(healthy)")).toList();
    }

    private String compose(String... arguments) throws Exception {
        var command = new ArrayList<String>(composeCommand());
        command.addAll(
                List.of(
                        "-p",
                        project,
                        "-f",
                        home.resolve("compose.yaml").toString(),
                        "-f",
                        folder.resolve("host.yaml").toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /// The plug-in where there is one, else the program of old.
    private static List<String> composeCommand() throws IOException, InterruptedException {
        var plugin = List.of("docker", "compose");
        var process =
                new ProcessBuilder("docker", "compose", "version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return process.waitFor() == 0 ? plugin : List.of("docker-compose");
    }

    /// @return what it printed
    private String run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "HYPERVISORY_TAG",
                                project,
                                "HYPERVISORY_PORT",
                                Integer.toString(port),
                                "SOURCES_DIR",
                                folder.resolve("sources").toString(),
                                "DOCKER_BUILDKIT",
                                "0"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed:\n" + output);
        }
        if (command.contains("logs")) {
            System.out.println(output);
        }
        return output;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
