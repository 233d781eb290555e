package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.docker.kibana.Assets;
import io.hypervisory.docker.kibana.FakeKibana;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProvisionCommandTest {
    private static final long OBJECTS = Assets.ndjson().lines().count();

    private FakeKibana kibana;

    @BeforeEach
    void start() throws Exception {
        kibana = new FakeKibana();
        kibana.answers(200, "{\"success\":true,\"successCount\":" + OBJECTS + "}");
    }

    @AfterEach
    void stop() {
        kibana.close();
    }

    /// Exit status and, in the next lines, what was printed on both channels.
    private static String run(String... arguments) {
        var all = new ArrayList<>(List.of("kibana"));
        all.addAll(List.of(arguments));
        var bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        var both = new PrintStream(bytes, true, UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int status =
                    new CommandLine(new ProvisionCommand()).execute(all.toArray(String[]::new));
            return status + "\n" + bytes.toString(UTF_8);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void kibana_isGivenEverything_onceItIsReady() {
        kibana.notReadyFor(1);

        assertThat(run("--kibana", kibana.url().toString()))
                .isEqualTo(
                        "0\n"
                                + OBJECTS
                                + " objects loaded; see "
                                + kibana.url()
                                + "/app/dashboards\n");
        assertThat(kibana.files).containsExactly(Assets.ndjson());
    }

    @Test
    void refusals_areToldOneByOne_andFail() {
        kibana.answers(
                200,
                "{\"success\":false,\"errors\":[{\"id\":\"a\",\"type\":\"tag\",\"error\":{\"type\":\"unknown\"}},"
                        + "{\"id\":\"b\",\"type\":\"tag\",\"error\":{\"type\":\"unknown\"}}]}");

        assertThat(run("--kibana", kibana.url().toString()))
                .startsWith("1\n")
                .contains("  tag a: unknown\n  tag b: unknown\n");
    }

    @Test
    void login_isAskedFor_whereKibanaWantsOne() {
        kibana.answers(401, "{\"message\":\"who?\"}");

        assertThat(run("--kibana", kibana.url().toString()))
                .startsWith("1\n")
                .contains("who?", "ELASTICSEARCH_API_KEY");
    }

    @Test
    void nobody_isToldAfterTheTimeGiven() {
        kibana.close();

        assertThat(run("--kibana", kibana.url().toString(), "--within", "PT0S"))
                .startsWith("1\n")
                .contains("is not there");
    }

    @Test
    void objects_arePrinted_withoutAKibana() {
        assertThat(run("--print")).isEqualTo("0\n" + Assets.ndjson());
    }
}
