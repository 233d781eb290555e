package io.hypervisory.docker.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes an import as Kibana does, and answers what a test wants. Thread-safe.
public final class FakeKibana implements AutoCloseable {
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile int notReady;

    /// What was imported.
    public final List<String> files = new CopyOnWriteArrayList<>();

    /// Paths with their query, and who asked.
    final List<String> asked = new CopyOnWriteArrayList<>();

    public FakeKibana() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void answers(int code, String body) {
        status = code;
        answer = body;
    }

    /// Is still starting for so many requests.
    public void notReadyFor(int requests) {
        notReady = requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var headers = exchange.getRequestHeaders();
        asked.add(exchange.getRequestURI() + " " + headers.getFirst("Authorization"));
        if (notReady > 0) {
            notReady--;
            send(exchange, 503, "Kibana server is not ready yet");
        } else if (headers.getFirst("kbn-xsrf") == null) {
            send(exchange, 400, "{\"statusCode\":400,\"message\":\"no kbn-xsrf header\"}");
        } else {
            files.add(file(body, headers.getFirst("Content-Type")));
            send(exchange, status, answer);
        }
    }

    /// The one part of a form.
    private static String file(String body, String type) {
        String boundary = "--" + type.replaceFirst(".*boundary=", "");
        String[] parts = body.split(boundary, -1);
        if (parts.length != 3 || !parts[2].equals("--\r\n")) {
            throw new AssertionError("no form of one part: " + body);
        }
        int content = parts[1].indexOf("\r\n\r\n");
        if (!parts[1].substring(0, content).contains("name=\"file\"; filename=")) {
            throw new AssertionError("no file: " + parts[1]);
        }
        return parts[1].substring(content + 4, parts[1].length() - 2);
    }

    private static void send(HttpExchange exchange, int code, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
