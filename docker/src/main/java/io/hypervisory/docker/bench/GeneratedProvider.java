package io.hypervisory.docker.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// A CSAF provider on loopback that serves generated documents with an ETag each. They are made
/// before it starts and lie in one file, so that serving costs little.
public final class GeneratedProvider implements AutoCloseable {
    /// What the names of its threads begin with, so that its work is told from the pipeline's.
    static final String THREADS = "generated-site-";

    private static final int AT_A_TIME = 8;

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    AT_A_TIME, Thread.ofPlatform().daemon().name(THREADS, 0).factory());
    private final FileChannel file;
    private final Map<String, long[]> places = new HashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final long bytes;
    private final byte[] feed;

    /// Generates documents into `folder` and serves them.
    ///
    /// @param publisher host name of the publisher's namespace, which their ids begin with
    public GeneratedProvider(String publisher, int documents, Path folder) throws IOException {
        file =
                FileChannel.open(
                        folder.resolve(publisher),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.READ);
        bytes = generate(publisher, documents);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        feed = feed(documents);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private long generate(String publisher, int documents) throws IOException {
        var generator = new GeneratedCsaf();
        long offset = 0;
        for (int number = 0; number < documents; number++) {
            byte[] document = generator.document(publisher, number);
            file.write(ByteBuffer.wrap(document), offset);
            places.put(
                    "/white/" + GeneratedCsaf.fileName(number),
                    new long[] {offset, document.length});
            offset += document.length;
        }
        return offset;
    }

    private byte[] feed(int documents) {
        var entries = new java.util.ArrayList<Map<String, Object>>(documents);
        for (int number = 0; number < documents; number++) {
            entries.add(
                    Map.of(
                            "id", GeneratedCsaf.id(number),
                            "content",
                                    Map.of(
                                            "type",
                                            "application/json",
                                            "src",
                                            "white/" + GeneratedCsaf.fileName(number))));
        }
        return Json.bytes(Map.of("feed", Map.of("id", "bench", "entry", entries)));
    }

    /// The provider's metadata.
    public URI url() {
        return URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/provider-metadata.json");
    }

    /// Mean size of a document in bytes.
    public long meanBytes() {
        return bytes / Math.max(1, places.size());
    }

    public long requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/provider-metadata.json" -> send(exchange, metadata().getBytes(UTF_8));
            case "/feed.json" -> send(exchange, feed);
            default -> document(exchange, path);
        }
    }

    /// CSAF 2.0 section 7.1.8.
    private String metadata() {
        return """
        {"canonical_url": "%s", "metadata_version": "2.0", "role": "csaf_publisher",
         "last_updated": "2026-01-01T00:00:00Z",
         "publisher": {"category": "vendor", "name": "Bench", "namespace": "https://bench.example.org"},
         "distributions": [{"rolie": {"feeds": [{"url": "feed.json"}]}}]}
        """
                .formatted(url());
    }

    private void document(HttpExchange exchange, String path) throws IOException {
        long[] place = places.get(path);
        if (place == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String tag = "\"" + place[0] + "-" + place[1] + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        ByteBuffer body = ByteBuffer.allocate((int) place[1]);
        while (body.hasRemaining() && file.read(body, place[0] + body.position()) > 0) {
            // until the document is whole
        }
        send(exchange, body.array());
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdown();
        file.close();
    }
}
