package io.hypervisory.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// `GET /health` of a stage that runs alone: 200 while it works, 503 otherwise.
public final class StageHealth implements AutoCloseable {
    private final HttpServer server;

    /// @param port 0 takes a free one
    public StageHealth(int port, BooleanSupplier works) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> answer(exchange, works.getAsBoolean()));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, boolean works) throws IOException {
        byte[] body = (works ? "up\n" : "down\n").getBytes(UTF_8);
        exchange.sendResponseHeaders(works ? 200 : 503, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
