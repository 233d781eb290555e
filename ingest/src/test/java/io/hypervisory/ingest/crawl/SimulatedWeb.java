package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.SimulatedTime;
import io.hypervisory.ingest.contract.Digests;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// All feeds of the simulation behind one loopback server that tells them apart by name, and the
/// log by which the crawler is judged. Thread-safe.
final class SimulatedWeb implements AutoCloseable {
    static final String FEED = "/feed.xml";
    static final String MOVED = "/moved/feed.xml";
    private static final long TEN_GIGABYTES = 10_000_000_000L;

    private final LoopbackSite site = new LoopbackSite();
    private final List<SimulatedFeed> feeds;
    private final SimulatedTime time;
    private final Queue<Logged> log = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    /// @param served what stood in a full answer; empty for any other
    /// @param waitUntil what `Retry-After` asked for; null when it did not
    record Logged(
            int feed,
            Instant at,
            String path,
            List<SimulatedFeed.Item> served,
            @Nullable Instant waitUntil) {}

    SimulatedWeb(List<SimulatedFeed> feeds, SimulatedTime time) {
        this.feeds = feeds;
        this.time = time;
        site.others(this::answer);
    }

    URI feed(SimulatedFeed feed) {
        return URI.create("http://" + feed.host() + ":" + site.port() + FEED);
    }

    List<Logged> log() {
        return List.copyOf(log);
    }

    long bytes() {
        return bytes.get();
    }

    /// Its robots.txt forbids the feed.
    static boolean isForbidden(int number) {
        return number % 20 == 0;
    }

    /// From the tenth day on it stands elsewhere for good.
    private static boolean isMoved(int number) {
        return number % 10 == 7;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        int number = Integer.parseInt(host.replaceAll("feed-(\\d+)\\.example.*", "$1"));
        String path = exchange.getRequestURI().getPath();
        Instant now = time.now();
        if (path.equals("/robots.txt")) {
            log.add(new Logged(number, now, path, List.of(), null));
            robots(number).handle(exchange);
        } else {
            feed(feeds.get(number), number, path, now, exchange);
        }
    }

    private HttpHandler robots(int number) {
        return switch (number % 20) {
            case 0 -> text("User-agent: *\nDisallow: /feed\n");
            case 1 -> Misbehaviour.status(403);
            case 2 -> Misbehaviour.htmlInstead();
            case 3 -> text("User-agent: hypervisory\nAllow: /\n\nUser-agent: *\nDisallow: /\n");
            case 4 -> text("\u0000\u0001\u0002 no robots at all: \u0003 \n".repeat(50));
            case 5 -> text("User-agent: *\nCrawl-delay: 20\n");
            default -> Misbehaviour.status(404);
        };
    }

    private static HttpHandler text(String text) {
        return exchange -> LoopbackSite.send(exchange, 200, text);
    }

    private void feed(
            SimulatedFeed feed, int number, String path, Instant now, HttpExchange exchange)
            throws IOException {
        SimulatedFeed.Fault fault = feed.fault(now);
        Instant until = null;
        if (fault == SimulatedFeed.Fault.WAIT_UNTIL) {
            until = feed.slotEnd(now);
        } else if (fault == SimulatedFeed.Fault.WAIT_SECONDS) {
            // whole seconds are all that the header can say
            until = now.plusSeconds(Duration.between(now, feed.slotEnd(now)).toSeconds());
        }
        byte[] body = feed.xml(now).getBytes(UTF_8);
        if (fault != null) {
            log.add(new Logged(number, now, path, List.of(), until));
            misbehave(fault, body, Duration.between(now, feed.slotEnd(now)), until)
                    .handle(exchange);
            return;
        }
        boolean left = isMoved(number) && now.isAfter(feeds.get(number).reset());
        if (left && path.equals(FEED)) {
            log.add(new Logged(number, now, path, List.of(), null));
            Misbehaviour.redirect(301, MOVED).handle(exchange);
            return;
        }
        whole(feed, number, path, now, body, exchange);
    }

    private void whole(
            SimulatedFeed feed,
            int number,
            String path,
            Instant now,
            byte[] body,
            HttpExchange exchange)
            throws IOException {
        String tag = "\"" + Digests.sha256(body).substring(0, 16) + "\"";
        boolean tags = number % 3 != 1;
        if (tags) {
            exchange.getResponseHeaders().set("ETag", tag);
        }
        if (tags && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            log.add(new Logged(number, now, path, List.of(), null));
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        log.add(new Logged(number, now, path, feed.at(now), null));
        bytes.addAndGet(body.length);
        HttpHandler answer =
                switch (number % 5) {
                    case 1 -> Misbehaviour.gzipped(body);
                    case 2 -> Misbehaviour.wrongCharset(new String(body, UTF_8), UTF_8, ISO_8859_1);
                    default -> send -> LoopbackSite.send(send, 200, body);
                };
        answer.handle(exchange);
    }

    private static HttpHandler misbehave(
            SimulatedFeed.Fault fault, byte[] body, Duration rest, @Nullable Instant until) {
        return switch (fault) {
            case SERVER_ERROR -> Misbehaviour.status(503);
            case WAIT_SECONDS -> Misbehaviour.tooManyRequests(rest);
            case WAIT_UNTIL -> Misbehaviour.unavailableUntil(until == null ? Instant.MAX : until);
            case TRUNCATED -> Misbehaviour.truncated(body);
            case CUT -> Misbehaviour.cut(body);
            case HTML -> Misbehaviour.htmlInstead();
            case REDIRECT_LOOP -> Misbehaviour.redirectLoop();
            case REDIRECT_INSIDE -> Misbehaviour.redirect(302, "http://169.254.169.254/latest/");
            case GONE -> Misbehaviour.status(404);
            case ZEROS -> Misbehaviour.zeros(TEN_GIGABYTES);
            case GZIPPED_ZEROS -> Misbehaviour.gzippedZeros(TEN_GIGABYTES);
            case STALLS -> Misbehaviour.stalls();
            case DRIPS -> Misbehaviour.drips(Duration.ofMillis(20));
        };
    }

    @Override
    public void close() {
        site.close();
    }
}
