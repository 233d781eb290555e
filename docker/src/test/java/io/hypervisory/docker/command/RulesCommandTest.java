package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Publisher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class RulesCommandTest {
    private static final String NOBODY = "http://127.0.0.1:9";
    private static final String RULE =
            """
            - id: own.flux
              label: hardware/flux-capacitor
              verdict: yes
              confidence: 0.9
              phrases: [flux capacitor]
              matches: [a flux capacitor]
              misses: [a capacitor]
            """;

    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(stdout);
        System.setErr(stderr);
    }

    private int rules(String... arguments) {
        return new CommandLine(new RulesCommand()).execute(arguments);
    }

    private String own(String yaml) throws IOException {
        Files.writeString(folder.resolve("own.yaml"), yaml);
        return folder.toString();
    }

    @Test
    void test_runsEveryExample_withoutARunningSystem_andSaysSo() throws IOException {
        assertThat(rules("test", "--rules", own(RULE), "--server", NOBODY)).isZero();
        assertThat(out.toString(UTF_8))
                .contains(": 0 of ")
                .contains("no stored record was compared");
        assertThat(err.toString(UTF_8)).contains("nothing answers at " + NOBODY);
    }

    @Test
    void test_failsWithTheRuleAndTheExample() throws IOException {
        String wrong = RULE.replace("a flux capacitor", "a flux-free capacitor");

        assertThat(rules("test", "--rules", own(wrong), "--server", NOBODY)).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("own.yaml line 6: rule own.flux does not match \"a flux-free capacitor\"")
                .contains(": 1 of ");
    }

    @Test
    void test_refusesRulesThatItCannotRead_withFileAndLine() throws IOException {
        String wrong = RULE.replace("phrases", "phrase");

        assertThat(rules("test", "--rules", own(wrong), "--server", NOBODY)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("own.yaml line 5: unknown key `phrase`");
    }

    @Test
    void test_namesStoredAdvisoriesThatWouldChange() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(
                server,
                "/api/advisories",
                Map.of(
                        "total",
                        2,
                        "hits",
                        List.of(Map.of("id", "vmware/A-1"), Map.of("id", "vmware/B-2"))));
        answer(server, "/api/advisories/vmware/A-1", stored("vmware/A-1", "The flux capacitor"));
        answer(server, "/api/advisories/vmware/B-2", stored("vmware/B-2", "Nothing"));
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(rules("test", "--rules", own(RULE), "--server", url)).isZero();
        } finally {
            server.stop(0);
        }

        assertThat(out.toString(UTF_8).lines().map(line -> line.replaceAll("\\s+", " ")))
                .contains("vmware/A-1 hardware/flux-capacitor: - \u2192 yes")
                .anyMatch(line -> line.endsWith(" of 2 stored records would change"));
    }

    private static void answer(HttpServer server, String path, Object body) {
        server.createContext(
                path,
                exchange -> {
                    byte[] json = Json.bytes(body);
                    exchange.sendResponseHeaders(200, json.length);
                    exchange.getResponseBody().write(json);
                    exchange.close();
                });
    }

    private static Advisory stored(String id, String title) {
        return new Advisory(
                NoticeId.parse(id),
                new Advisory.Content(
                        title,
                        List.of(),
                        new Publisher("VMware", null, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        Classification.NONE,
                        Map.of()),
                new Lineage(1, "hash", Instant.EPOCH, Instant.EPOCH, Cause.PUBLISHER, List.of()));
    }

    @Test
    void explain_printsADocumentALine_withLabelsOfATextWithoutAFormat() throws IOException {
        Path one = Files.writeString(folder.resolve("1.txt"), "A title\nNo reboot is required.\n");
        Path two = Files.writeString(folder.resolve("2.txt"), "Only a title");

        int status =
                new CommandLine(new ExplainCommand())
                        .execute("--json", "--as", "text", one.toString(), two.toString());

        assertThat(status).isZero();
        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = Json.MAPPER.readTree(lines.getFirst());
        assertThat(first.path("file").asString()).isEqualTo(one.toString());
        JsonNode impact =
                first.path("notices").path(0).path("classification").path("impacts").path(0);
        assertThat(impact.path("value").asString()).isEqualTo("host-reboot");
        assertThat(impact.path("verdict").asString()).isEqualTo("no");
    }

    @Test
    void explain_showsATable_withWordsPlaceRuleAndConfidence() throws IOException {
        Path file = Files.writeString(folder.resolve("1.txt"), "A title\nNo reboot is required.\n");

        new CommandLine(new ExplainCommand()).execute("--as", "text", file.toString());

        assertThat(out.toString(UTF_8).lines().map(line -> line.strip().replaceAll("\\s+", " ")))
                .anyMatch(line ->
                        line.matches(
                                "impact/host-reboot no \"No reboot is required\" /text \\S+ [01]\\.\\d\\d"));
    }
}
