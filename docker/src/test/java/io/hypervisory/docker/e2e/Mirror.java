package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Stands before a site and passes its answers on, changed as a test wants them. Addresses of the
/// site in its pages become the mirror's own. Thread-safe.
final class Mirror implements AutoCloseable {
    private static final List<String> ASKED = List.of("If-None-Match", "If-Modified-Since");
    private static final List<String> TOLD = List.of("ETag", "Last-Modified", "Content-Type");

    private static final List<String> VALIDATORS = List.of("ETag", "Last-Modified");

    private final URI site;
    private final InetAddress address;
    private final String publicHost;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong answered304 = new AtomicLong();
    private volatile Treatment treatment = (_, answer) -> answer;
    private volatile boolean forgetful;
    private int port;
    private HttpServer server;
    private ExecutorService threads;

    /// What the site said, or what the mirror says instead.
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, UTF_8);
        }

        Answer withText(String text) {
            return new Answer(status, headers, text.getBytes(UTF_8));
        }
    }

    /// Changes answers; may hold one back by not returning.
    interface Treatment {
        Answer treat(String path, Answer answer) throws InterruptedException;
    }

    /// On loopback.
    static Mirror of(URI site) {
        return new Mirror(site, "127.0.0.1", "127.0.0.1");
    }

    /// @param address to listen on
    /// @param publicHost by which it is asked for
    Mirror(URI site, String address, String publicHost) {
        this.site = site;
        this.address = InetAddress.ofLiteral(address);
        this.publicHost = publicHost;
        on();
    }

    /// Listens again, at the same port.
    void on() {
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException("no mirror on port " + port, e);
        }
        port = server.getAddress().getPort();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// Refuses connections from now on.
    void off() {
        server.stop(0);
        threads.shutdownNow();
    }

    void treat(Treatment treatment) {
        this.treatment = treatment;
    }

    /// Whether to know nothing of validators: each answer is then a full one.
    void forget(boolean validators) {
        forgetful = validators;
    }

    /// With a slash at the end.
    URI url() {
        return URI.create("http://" + publicHost + ":" + port + "/");
    }

    /// The address here of what stands there.
    URI at(URI there) {
        return url().resolve(there.getRawPath());
    }

    long answered304() {
        return answered304.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            Answer answer = treatment.treat(path, passedOn(exchange, path));
            if (answer.status() == 304) {
                answered304.incrementAndGet();
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(
                    answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer passedOn(HttpExchange exchange, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(site.resolve(path));
        for (String name : ASKED) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null && !forgetful) {
                request.header(name, value);
            }
        }
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        var headers = new TreeMap<String, String>();
        TOLD.forEach(name ->
                response.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        if (forgetful) {
            headers.keySet().removeAll(VALIDATORS);
        }
        String there = site.resolve("/").toString();
        String text = new String(response.body(), UTF_8).replace(there, url().toString());
        return new Answer(response.statusCode(), headers, text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        off();
        client.close();
    }
}
