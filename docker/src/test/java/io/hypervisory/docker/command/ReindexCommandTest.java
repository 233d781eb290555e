package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReindexCommandTest {
    private static final String BUILDING =
            "{\"indices\":[{\"index\":\"index\",\"state\":\"building\"}]}";
    private static final String DONE =
            "{\"indices\":[{\"index\":\"index\",\"state\":\"done\",\"replaced\":9,\"documents\":10}]}";
    private static final String FAILED =
            "{\"indices\":[{\"index\":\"index\",\"state\":\"failed\",\"detail\":\"no\"}]}";

    private final List<String> asked = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer server;
    private int status = 202;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    byte[] body = answers.pop().getBytes(UTF_8);
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

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--server");
        all.add("http://127.0.0.1:" + server.getAddress().getPort());
        return new CommandLine(new ReindexCommand()).execute(all.toArray(String[]::new));
    }

    @Test
    void reindex_asksOnce_andWaitsForTheEnd() {
        answers.addAll(List.of(BUILDING, BUILDING, DONE));

        assertThat(run()).isZero();

        assertThat(asked)
                .containsExactly("POST /api/reindex", "GET /api/reindex", "GET /api/reindex");
    }

    @Test
    void reindex_fails_whenAnIndexWasNotBuilt() {
        answers.addAll(List.of(BUILDING, FAILED));

        assertThat(run("--fewer")).isEqualTo(1);

        assertThat(asked).containsExactly("POST /api/reindex?fewer=true", "GET /api/reindex");
    }

    @Test
    void reindex_fails_whenItIsRefused() {
        status = 409;
        answers.add("{\"title\":\"Conflict\",\"detail\":\"it is being built anew already\"}");

        assertThat(run()).isEqualTo(1);

        assertThat(asked).hasSize(1);
    }

    @Test
    void reindex_doesNotWaitForEver() {
        answers.addAll(List.of(BUILDING, BUILDING, BUILDING, BUILDING));

        assertThat(run("--within", "PT0.2S")).isEqualTo(1);
    }
}
