package io.hypervisory.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hypervisory.index.Store.Outcome.Written;
import io.hypervisory.index.Store.Rejected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a server that takes every document but one, and for that one refuses the whole bulk.
final class ElasticsearchStoreTest {
    private static final String POISON = "poison";

    private final List<String> taken = new ArrayList<>();
    private HttpServer server;
    private ElasticsearchClient client;
    private volatile int refusal = 400;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client =
                ElasticsearchClient.of(config ->
                        config.host(
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<String> lines =
                new String(exchange.getRequestBody().readAllBytes(), UTF_8).lines().toList();
        boolean refused = lines.stream().anyMatch(line -> line.contains(POISON));
        String body =
                "{\"error\":{\"type\":\"parse_exception\",\"reason\":\"no\"},\"status\":%d}"
                        .formatted(refusal);
        if (!refused) {
            List<String> documents =
                    IntStream.range(0, lines.size() / 2)
                            .mapToObj(i -> lines.get(2 * i + 1))
                            .toList();
            taken.addAll(documents);
            body =
                    documents.stream()
                            .map(_ -> "{\"index\":{\"_index\":\"i\",\"_id\":\"x\",\"status\":201}}")
                            .collect(
                                    Collectors.joining(
                                            ",", "{\"errors\":false,\"took\":1,\"items\":[", "]}"));
        }
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(refused ? refusal : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Write write(int number, String text) {
        return new Write(
                "advisory/x/" + number,
                ("{\"n\":" + number + ",\"text\":\"" + text + "\"}").getBytes(UTF_8),
                new ConsumerRecord<>("t", 0, number, new byte[0], new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void write_findsTheOneDocument_forWhichAWholeBulkIsRefused(int status) {
        refusal = status;
        List<Write> writes =
                IntStream.range(0, 9)
                        .mapToObj(number -> write(number, number == 6 ? POISON : "fine"))
                        .toList();

        var outcome = new ElasticsearchStore(client, () -> "alias").write(writes);

        assertThat(outcome).isInstanceOf(Written.class);
        List<Rejected> rejected = ((Written) outcome).rejected();
        assertThat(rejected).extracting(one -> one.from().offset()).containsExactly(6L);
        assertThat(rejected.getFirst().reason()).isEqualTo("refused");
        assertThat(rejected.getFirst().error()).contains("parse_exception");
        assertThat(taken).hasSize(8);
    }

    @Test
    void write_sendsOneBulk_whereAllIsFine() {
        var outcome =
                new ElasticsearchStore(client, () -> "alias")
                        .write(List.of(write(1, "fine"), write(2, "fine")));

        assertThat(outcome).isEqualTo(new Written(List.of()));
        assertThat(taken).hasSize(2);
    }
}
