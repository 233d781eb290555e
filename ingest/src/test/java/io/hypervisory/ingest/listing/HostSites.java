package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Several sites on one loopback port for tests, told apart by the name that is asked for. What
/// they say of `https://` at one of these names is rewritten, so that they link to each other here.
final class HostSites implements AutoCloseable {
    private final HttpServer server;
    private final Set<String> hosts;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private Function<String, byte @Nullable []> rest = _ -> null;

    HostSites(Set<String> hosts) {
        this.hosts = hosts;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    Set<String> hosts() {
        return hosts;
    }

    /// @param place host and path
    URI url(String place) {
        int slash = place.indexOf('/');
        String host = slash < 0 ? place : place.substring(0, slash);
        String path = slash < 0 ? "" : place.substring(slash);
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
    }

    void page(String place, String text) {
        page(place, here(text).getBytes(UTF_8));
    }

    /// Served as it is.
    void page(String place, byte[] bytes) {
        pages.put(place, bytes);
    }

    void status(String place, int status) {
        statuses.put(place, status);
    }

    /// Where no page was given; null is 404.
    void otherwise(Function<String, byte @Nullable []> pages) {
        rest = pages;
    }

    /// Hosts and paths asked for so far, in order.
    List<String> requests() {
        return requests;
    }

    String here(String text) {
        String here = text;
        for (String host : hosts) {
            here = here.replace("https://" + host, url(host).toString());
        }
        return here;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
        String place = host + exchange.getRequestURI().getPath();
        requests.add(place);
        byte[] page = pages.getOrDefault(place, rest.apply(place));
        int status = statuses.getOrDefault(place, page == null ? 404 : 200);
        byte[] body = page == null || status != 200 ? new byte[0] : page;
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
