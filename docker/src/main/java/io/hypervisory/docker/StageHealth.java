package io.hypervisory.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// What a stage that runs alone answers: `GET /health` 200 while it works and 503 otherwise, `GET
/// /metrics` what it counts, for Prometheus.
public final class StageHealth implements AutoCloseable {
    private final HttpServer server;

    /// @param host address to listen on
    /// @param port 0 takes a free one
    public StageHealth(
            String host, int port, BooleanSupplier works, PrometheusMeterRegistry metrics)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, port), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> route(exchange, works, metrics));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void route(
            HttpExchange exchange, BooleanSupplier works, PrometheusMeterRegistry metrics)
            throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            exchange.sendResponseHeaders(405, -1);
            exchange.close();
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/health" -> health(exchange, works.getAsBoolean());
            case "/metrics" -> metrics(exchange, metrics.scrape());
            default -> answer(exchange, 404, "there are /health and /metrics\n");
        }
    }

    private static void health(HttpExchange exchange, boolean works) throws IOException {
        answer(exchange, works ? 200 : 503, works ? "up\n" : "down\n");
    }

    private static void metrics(HttpExchange exchange, String scraped) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        answer(exchange, 200, scraped);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
