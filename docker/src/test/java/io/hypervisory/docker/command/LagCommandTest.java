package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LagCommandTest {
    private static final String ANSWER =
            """
            {"cves":2,"vendors":[
              {"vendor":"oracle","lag":{"n":0,"undated":0,"silent":3},
               "byYear":{"2008":{"n":0,"undated":0,"silent":3}}},
              {"vendor":"vmware","lag":{"n":2,"first":1,"together":0,"median":0,"p90":52,"most":52,"byPatch":1,"undated":0,"silent":0},
               "byYear":{"2007":{"n":1,"first":1,"together":0,"median":0,"p90":0,"most":0,"byPatch":0,"undated":0,"silent":0},
                         "2008":{"n":1,"first":0,"together":0,"median":52,"p90":52,"most":52,"byPatch":1,"undated":0,"silent":0}}}]}
            """;

    private final List<String> asked = new ArrayList<>();
    private String answer = ANSWER;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().toString());
                    byte[] body = answer.getBytes(UTF_8);
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

    private String printed(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--server");
        all.add("http://127.0.0.1:" + server.getAddress().getPort());
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            assertThat(new CommandLine(new LagCommand()).execute(all.toArray(String[]::new)))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8);
    }

    @Test
    void table_hasAVendorsYears_andADashWhereThereIsNoFigure() {
        assertThat(printed().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "2 CVEs in dated advisories or patches of two vendors or more",
                        "vendor year CVEs first same day median p90 most by patch undated silent",
                        "oracle 2008 0 - - - - - - 0 3",
                        "vmware 2007 1 1 0 0 0 0 0 0 0",
                        "vmware 2008 1 0 0 52 52 52 1 0 0",
                        "vmware all 2 1 0 0 52 52 1 0 0");
    }

    @Test
    void vendorAndYear_areAskedFor() {
        printed("--vendor", "vmware", "--year", "2008");
        printed("--year", "2008");

        assertThat(asked).containsExactly("/api/lag?vendor=vmware&year=2008", "/api/lag?year=2008");
    }

    @Test
    void noData_isSaid() {
        answer = "{\"cves\":0,\"noData\":\"no data: no CVE\"}";

        assertThat(printed()).isEqualTo("no data: no CVE\n");
    }
}
