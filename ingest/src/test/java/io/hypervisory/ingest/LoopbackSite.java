package io.hypervisory.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A site on loopback for tests: pages by path, validators when asked to, and a log of what was
/// asked.
public final class LoopbackSite implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
    private volatile HttpHandler others = exchange -> send(exchange, 404, "no such page");
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public LoopbackSite() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// Paths asked for so far, in order.
    public List<String> requests() {
        return requests;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Answers every path that has no page.
    public void others(HttpHandler handler) {
        others = handler;
    }

    public void page(String path, HttpHandler handler) {
        pages.put(path, handler);
    }

    /// A page without validators.
    public void page(String path, String text) {
        page(path, exchange -> send(exchange, 200, text));
    }

    /// A page whose ETag is its content's hash.
    public void tagged(String path, String text) {
        page(
                path,
                exchange -> {
                    String tag = "\"" + text.hashCode() + "\"";
                    exchange.getResponseHeaders().set("ETag", tag);
                    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                        exchange.sendResponseHeaders(304, -1);
                        exchange.close();
                    } else {
                        send(exchange, 200, text);
                    }
                });
    }

    public static void send(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, text.getBytes(UTF_8));
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        Misbehaviour.handle(pages.getOrDefault(path, others), exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
