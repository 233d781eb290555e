package io.hypervisory.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;

/// What servers do to clients: answers for [LoopbackSite]. Stateless.
public final class Misbehaviour {
    private static final int BLOCK = 64 * 1024;

    private Misbehaviour() {}

    public static HttpHandler status(int status) {
        return exchange -> LoopbackSite.send(exchange, status, "status " + status);
    }

    /// 429 with `Retry-After` in seconds.
    public static HttpHandler tooManyRequests(Duration wait) {
        return with("Retry-After", Long.toString(wait.toSeconds()), status(429));
    }

    /// 503 with `Retry-After` as a date.
    public static HttpHandler unavailableUntil(Instant until) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atZone(ZoneOffset.UTC));
        return with("Retry-After", date, status(503));
    }

    public static HttpHandler with(String header, String value, HttpHandler answer) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            answer.handle(exchange);
        };
    }

    public static HttpHandler gzipped(byte[] plain) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LoopbackSite.send(exchange, 200, gzip(plain));
        };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    /// Says how long it is and ends before.
    public static HttpHandler truncated(byte[] body) {
        return truncated(200, body);
    }

    public static HttpHandler truncated(int status, byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /// Ends in the middle, and the transfer is whole.
    public static HttpHandler cut(byte[] body) {
        return exchange ->
                LoopbackSite.send(exchange, 200, java.util.Arrays.copyOf(body, body.length / 2));
    }

    /// Sends a first chunk and then nothing, until the client has had enough.
    public static HttpHandler stalls() {
        return stalls(200);
    }

    public static HttpHandler stalls(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write("<".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            pause(Duration.ofSeconds(20));
            exchange.close();
        };
    }

    /// A byte at a time.
    public static HttpHandler drips(Duration between) {
        return drips(between, 10_000);
    }

    public static HttpHandler drips(Duration between, int bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int sent = 0; sent < bytes; sent++) {
                    out.write(' ');
                    out.flush();
                    pause(between);
                }
            }
        };
    }

    /// Zeros, as many as the client takes.
    public static HttpHandler zeros(long bytes) {
        return zeros(200, bytes);
    }

    public static HttpHandler zeros(int status, long bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            byte[] block = new byte[BLOCK];
            try (OutputStream out = exchange.getResponseBody()) {
                for (long sent = 0; sent < bytes; sent += block.length) {
                    out.write(block);
                }
            }
        };
    }

    /// Zeros again, a thousand in each byte that is sent.
    public static HttpHandler gzippedZeros(long bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[BLOCK];
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                for (long sent = 0; sent < bytes; sent += block.length) {
                    out.write(block);
                }
            }
        };
    }

    public static HttpHandler redirect(int status, String location) {
        return with("Location", location, status(status));
    }

    /// To itself.
    public static HttpHandler redirectLoop() {
        return exchange -> redirect(302, exchange.getRequestURI().toString()).handle(exchange);
    }

    /// Text in one charset, said to be in another.
    public static HttpHandler wrongCharset(String text, Charset real, Charset said) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=" + said);
            LoopbackSite.send(exchange, 200, text.getBytes(real));
        };
    }

    public static HttpHandler htmlInstead() {
        return with(
                "Content-Type",
                "text/html",
                exchange ->
                        LoopbackSite.send(
                                exchange,
                                200,
                                "<!DOCTYPE html><html><body>We are moving house.</body></html>"));
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// Ignores that the client went away.
    public static void handle(HttpHandler answer, HttpExchange exchange) throws IOException {
        try {
            answer.handle(exchange);
        } finally {
            exchange.close();
        }
    }
}
