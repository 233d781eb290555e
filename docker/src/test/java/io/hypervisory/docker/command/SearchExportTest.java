package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SearchExportTest {
    private final List<String> asked = new ArrayList<>();
    private String answer = "type,id\r\npatch,x/1\r\n";
    private int status = 200;
    private int lengthSaid = 0;
    private HttpServer server;

    @TempDir Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().toString());
                    byte[] body = answer.getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, Math.max(lengthSaid, body.length));
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// Exit status, and in the next lines what was printed on both channels.
    private String run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--server");
        all.add("http://127.0.0.1:" + server.getAddress().getPort());
        var bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        var both = new PrintStream(bytes, true, UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int exit = new CommandLine(new SearchCommand()).execute(all.toArray(String[]::new));
            return exit + "\n" + bytes.toString(UTF_8);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void export_isPrintedAsItComes() {
        assertThat(run("vendor:vmware \"a b\"", "--format", "csv", "--limit", "5"))
                .isEqualTo("0\n" + answer);
        assertThat(asked).containsExactly("/api/export.csv?q=vendor%3Avmware+%22a+b%22&limit=5");
    }

    @Test
    void export_goesToAFile() throws IOException {
        Path file = folder.resolve("all.csv");

        assertThat(run("", "--format", "csv", "--to", file.toString())).isEqualTo("0\n");
        assertThat(file).hasContent(answer);
        assertThat(Files.list(folder)).containsExactly(file);
        assertThat(asked).containsExactly("/api/export.csv?q=");
    }

    @Test
    void file_isNotThere_whenTheExportBrokeOff() throws IOException {
        lengthSaid = 10_000;
        Path file = folder.resolve("all.csv");

        assertThat(run("", "--format", "csv", "--to", file.toString()))
                .startsWith("1\n")
                .contains("broke off");
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void csaf_isAFileForEachDocument_namedAsTheStandardSays() throws IOException {
        answer =
                "{\"document\":{\"tracking\":{\"id\":\"advisory/vmware/VMSA-2008-0001\"}}}\n"
                        + "{\"document\":{\"tracking\":{\"id\":\"post/a b/..\"}}}\n";

        assertThat(run("", "--format", "csaf", "--to", folder.toString()))
                .isEqualTo("0\n2 documents in " + folder + "\n");
        assertThat(folder.resolve("advisory_vmware_vmsa-2008-0001.json")).exists();
        assertThat(folder.resolve("post_a_b_.json")).exists();
    }

    @Test
    void problem_isTold() {
        status = 400;
        answer = "{\"title\":\"Bad parameter\",\"detail\":\"unknown field\"}";

        assertThat(run("x:y", "--format", "atom")).isEqualTo("1\nBad parameter: unknown field\n");
    }

    @Test
    void options_thatDoNotFit_areRefused() {
        assertThat(run("", "--to", "x")).startsWith("2\n").contains("--format");
        assertThat(run("", "--format", "csv", "--json")).startsWith("2\n").contains("--json");
        assertThat(run("", "--format", "csv", "--limit", "0"))
                .startsWith("2\n")
                .contains("below 1");
        assertThat(run("", "--limit", "10001")).startsWith("2\n").contains("10000");
        assertThat(run("", "--format", "pdf")).startsWith("2\n").contains("csaf");
        assertThat(asked).isEmpty();
    }
}
