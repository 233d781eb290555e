package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RevisionsCommandTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().toString());
                    byte[] body = "{\"detail\":\"no\",\"revisions\":[]}".getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int run(Object command, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--server");
        all.add("http://127.0.0.1:" + server.getAddress().getPort());
        return new CommandLine(command).execute(all.toArray(String[]::new));
    }

    @Test
    void commands_askTheApi() {
        assertThat(run(new RevisionsCommand(), "openstack/a/b c")).isZero();
        assertThat(run(new ShowCommand(), "vmware/A")).isZero();
        assertThat(run(new ShowCommand(), "vmware/A", "--as-of", "2008-03-01")).isZero();
        assertThat(run(new ShowCommand(), "vmware/A", "--known-as-of", "2026-11-25T10:00:00+01:00"))
                .isZero();

        assertThat(asked)
                .containsExactly(
                        "/api/advisories/openstack/a/b%20c/revisions",
                        "/api/advisories/vmware/A",
                        "/api/advisories/vmware/A?asOf=2008-03-01",
                        "/api/advisories/vmware/A?knownAsOf=2026-11-25T10%3A00%3A00%2B01%3A00");
    }

    @Test
    void commands_fail_whereTheApiDoes_orTwoTimesAreGiven() {
        status = 404;

        assertThat(run(new RevisionsCommand(), "vmware/A")).isEqualTo(1);
        assertThat(run(new ShowCommand(), "vmware/A")).isEqualTo(1);
        assertThat(
                        run(
                                new ShowCommand(),
                                "vmware/A",
                                "--as-of",
                                "2008-03-01",
                                "--known-as-of",
                                "2026-11-25"))
                .isEqualTo(2);
    }

    @Test
    void row_showsWhatIsKnown_andNoZeroForTheRest() {
        String whole =
                """
                {"revision":2,"published":{"said":"2008-02-20"},"at":"2026-11-25T10:01:00Z","kind":"revised",
                 "cause":"publisher","silent":true,"differences":3,"whole":true}
                """;
        String bare =
                "{\"revision\":1,\"at\":\"2026-11-25T10:00:00Z\",\"kind\":\"created\",\"whole\":false}";

        assertThat(RevisionsCommand.row(Json.MAPPER.readTree(whole)))
                .contains("2008-02-20", "revised", "publisher", "3 differences, not announced")
                .doesNotContain("not kept");
        assertThat(RevisionsCommand.row(Json.MAPPER.readTree(bare)))
                .contains("published ?", "(record not kept)")
                .doesNotContain("differences");
    }
}
