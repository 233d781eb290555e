package io.hypervisory.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hypervisory.docker.embedded.EmbeddedElasticsearch.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the child is started and found, shown on a distribution whose script only says something.
class EmbeddedElasticsearchTest {
    @TempDir Path folder;
    private Path distribution;
    private Path data;

    @BeforeEach
    void lay() throws IOException {
        distribution = folder.resolve("distribution");
        data = folder.resolve("it's data");
        Files.createDirectories(distribution.resolve("bin"));
        Files.createDirectories(distribution.resolve("config"));
        Files.createDirectories(distribution.resolve("lib"));
        Files.writeString(
                distribution.resolve("config/jvm.options"),
                "-XX:+UseG1GC\n-Xlog:gc*:file=gc.log\n");
    }

    @Test
    void start_tellsTheLastLines_whenTheProcessDies() throws IOException {
        script("echo the disk is full >&2; exit 3");

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> EmbeddedElasticsearch.start(distribution, data, Settings.defaults()))
                .withMessageContaining("status 3")
                .withMessageContaining("the disk is full");
    }

    @Test
    void start_runsTheChildUnderAnOrdinaryAccount_whoeverWeAre() throws IOException {
        script("echo uid $(id -u), writes $(touch \"$ES_PATH_CONF/x\" && echo well) >&2; exit 1");

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> EmbeddedElasticsearch.start(distribution, data, Settings.defaults()))
                .withMessageContaining("writes well")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("uid 0,"));
    }

    @Test
    void start_refusesAFolder_thatIsInUse() throws Exception {
        script("exit 0");
        var home = ElasticsearchHome.in(data);

        try (var held = FolderLock.take(home.root())) {
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            EmbeddedElasticsearch.start(distribution, data, Settings.defaults()))
                    .withMessageContaining("in use");
            assertThat(held).isNotNull();
        }
    }

    @Test
    void configure_quotesItsPathsAndLeavesOutTheCollectorsLog() throws IOException {
        var home = ElasticsearchHome.in(data);
        home.configure(distribution, "2g");

        assertThat(home.config().resolve("elasticsearch.yml"))
                .content()
                .contains("path.data: '" + folder + "/it''s data/elasticsearch/data'")
                .contains("action.auto_create_index: false");
        assertThat(home.config().resolve("jvm.options")).content().isEqualTo("-XX:+UseG1GC\n");
        assertThat(home.config().resolve("jvm.options.d/hypervisory.options"))
                .content()
                .contains("-Xms2g\n-Xmx2g\n");
    }

    @Test
    void configure_removesAKeystore_thatACrashLeftUnfinished() throws IOException {
        var home = ElasticsearchHome.in(data);
        Path unfinished = home.config().resolve("elasticsearch.keystore.tmp");
        Files.writeString(unfinished, "half");

        home.configure(distribution, "1g");

        assertThat(unfinished).doesNotExist();
    }

    @Test
    void settings_refuseAHeap_thatTheJvmWouldNotRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings("1 GB"));
    }

    @Test
    void leftover_isFoundByItsFolderAndStopped_elseLeftAlone() throws Exception {
        Path pidFile = folder.resolve("pid");
        Process child =
                new ProcessBuilder("bash", "-c", "sleep 60; true", folder.toString()).start();
        try {
            Files.writeString(pidFile, Long.toString(child.pid()));
            assertThat(Leftover.of(pidFile, Path.of("/somewhere/else"))).isEmpty();
            var found = Leftover.of(pidFile, folder);
            assertThat(found).isPresent();
            Leftover.stop(List.of(found.get()), Duration.ofSeconds(5));
            assertThat(child.isAlive()).isFalse();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void leftover_isKilled_whenItDoesNotListen() throws Exception {
        Process child =
                new ProcessBuilder(
                                "bash", "-c", "trap '' TERM; echo on; while :; do sleep 0.1; done")
                        .start();
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("on");
            Leftover.stop(List.of(child.toHandle()), Duration.ofMillis(300));
            assertThat(child.isAlive()).isFalse();
        } finally {
            child.destroyForcibly();
        }
    }

    private void script(String commands) throws IOException {
        Files.writeString(distribution.resolve("bin/elasticsearch-cli"), commands + "\n");
    }
}
