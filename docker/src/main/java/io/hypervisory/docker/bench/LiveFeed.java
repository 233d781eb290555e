package io.hypervisory.docker.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A feed on loopback that gets a new entry every so often, and knows when each came. Thread-safe.
final class LiveFeed implements AutoCloseable {
    /// A word of each entry's title and of nothing else.
    static final String WORD = "quagga";

    private static final int WINDOW = 50;

    private final HttpServer server;
    private final long between;
    private final AtomicReference<@Nullable Long> begun = new AtomicReference<>();

    LiveFeed(Duration between) throws IOException {
        this.between = between.toNanos();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feed.xml");
    }

    /// Entries that have come so far: none before somebody asked, since what had left the feed by
    /// then could never be found.
    int entries() {
        Long since = begun.get();
        return since == null ? 0 : (int) ((System.nanoTime() - since) / between) + 1;
    }

    /// When an entry came, by the clock of `System.nanoTime`.
    long cameAt(int entry) {
        return requireNonNull(begun.get()) + entry * between;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/feed.xml")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        begun.compareAndSet(null, System.nanoTime());
        var xml = new StringBuilder("<rss version='2.0'><channel><title>Live</title>");
        int entries = entries();
        for (int entry = Math.max(0, entries - WINDOW); entry < entries; entry++) {
            xml.append("<item><guid isPermaLink='false'>live-")
                    .append(entry)
                    .append("</guid><title>")
                    .append(WORD)
                    .append(' ')
                    .append(entry)
                    .append("</title><description>A fresh entry.</description></item>");
        }
        byte[] body = xml.append("</channel></rss>").toString().getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
