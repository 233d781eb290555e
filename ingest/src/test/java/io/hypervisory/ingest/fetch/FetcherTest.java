package io.hypervisory.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetcherTest {
    private static final FetchLimits LIMITS =
            new FetchLimits(
                    Duration.ofSeconds(2), Duration.ofMillis(700), 10_000, 20_000, 200, 3, true);

    private static final Manners OWN =
            new Manners(8, Duration.ZERO, null, Map.of(), true, Set.of("127.0.0.1"), null);

    private final LoopbackSite site = new LoopbackSite();
    private final Fetcher fetcher = new Fetcher(LIMITS, Time.system());

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    private Retrieval get(String path) {
        return fetcher.fetch(Request.of(site.url(path), OWN));
    }

    private Retrieval.Failed failure(String path) {
        return (Retrieval.Failed) get(path);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private void gzipped(String path, byte[] plain) {
        site.page(
                path,
                exchange -> {
                    byte[] body = gzip(plain);
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    @Test
    void body_comesAsServed_withItsValidators() {
        site.tagged("/a", "bytes");

        var fetched = (Retrieval.Fetched) get("/a");

        assertThat(fetched.body()).asString(UTF_8).isEqualTo("bytes");
        assertThat(fetched.etag()).isNotNull();
        assertThat(fetched.movedTo()).isNull();
    }

    @Test
    void validator_givesNotModified() {
        site.tagged("/a", "bytes");
        String etag = ((Retrieval.Fetched) get("/a")).etag();

        assertThat(fetcher.fetch(Request.of(site.url("/a"), OWN).unless(etag, null)))
                .isInstanceOf(Retrieval.NotModified.class);
    }

    @Test
    void gzip_isTakenOff() {
        gzipped("/z", "plain".getBytes(UTF_8));

        assertThat(((Retrieval.Fetched) get("/z")).body()).asString(UTF_8).isEqualTo("plain");
    }

    @Test
    void bomb_endsAtTheLimitOfTheBody() {
        gzipped("/bomb", new byte[1_000_000]);

        assertThat(failure("/bomb").reason()).contains("larger than 20000 bytes");
        assertThat(failure("/bomb").retryable()).isFalse();
    }

    @Test
    void largeBody_endsAtTheLimitOfTheWire() {
        site.page("/large", "x".repeat(10_001));

        assertThat(failure("/large").reason()).contains("body as sent is larger than 10000 bytes");
    }

    @Test
    void dripping_endsAtTheDeadline() {
        site.page(
                "/drip",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (var body = exchange.getResponseBody()) {
                        for (int i = 0; i < 100; i++) {
                            body.write('x');
                            body.flush();
                            Thread.sleep(100);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });

        Retrieval.Failed failure = failure("/drip");
        assertThat(failure.reason()).contains("no full answer within PT0.7S");
        assertThat(failure.retryable()).isTrue();
    }

    /// Before a byte of an answer, or of a handshake.
    @ParameterizedTest
    @CsvSource({"http", "https"})
    void silence_endsAtTheDeadline(String scheme) throws Exception {
        var manners =
                new Manners(8, Duration.ZERO, null, Map.of(), false, Set.of("127.0.0.1"), null);
        // the socket is closed first, which ends a fetch that waits still
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var url = URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/a");
            var answer = threads.submit(() -> fetcher.fetch(Request.of(url, manners)));

            var failure = (Retrieval.Failed) answer.get(10, TimeUnit.SECONDS);
            assertThat(failure.reason()).contains("no full answer within PT0.7S");
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void truncated_isAFailure_andNotAShortBody() {
        site.page(
                "/cut",
                exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write(new byte[50]);
                    exchange.getResponseBody().flush();
                    exchange.close();
                });

        assertThat(get("/cut")).isInstanceOf(Retrieval.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({"404, false", "410, false"})
    void gone_isItsOwnAnswer(int status, boolean ignored) {
        site.page("/gone", exchange -> LoopbackSite.send(exchange, status, ""));

        assertThat(get("/gone")).isEqualTo(new Retrieval.Gone(site.url("/gone"), status));
    }

    @ParameterizedTest
    @CsvSource({"500, true", "503, true", "429, true", "408, true", "403, false", "206, false"})
    void otherStatus_isAFailure_thatSaysWhetherToComeBack(int status, boolean retryable) {
        site.page("/s", exchange -> LoopbackSite.send(exchange, status, ""));

        Retrieval.Failed failure = failure("/s");
        assertThat(failure.reason()).contains("" + status);
        assertThat(failure.retryable()).isEqualTo(retryable);
    }

    private void redirect(String from, int status, String to) {
        site.page(
                from,
                exchange -> {
                    exchange.getResponseHeaders().set("Location", to);
                    LoopbackSite.send(exchange, status, "");
                });
    }

    @Test
    void permanentRedirect_isRemembered_andATemporaryOneIsNot() {
        redirect("/old", 301, "/new");
        redirect("/now", 302, "/new");
        site.page("/new", "here");

        assertThat(((Retrieval.Fetched) get("/old")).movedTo()).isEqualTo(site.url("/new"));
        assertThat(((Retrieval.Fetched) get("/now")).movedTo()).isNull();
        assertThat(((Retrieval.Fetched) get("/now")).url()).isEqualTo(site.url("/now"));
    }

    @Test
    void redirectLoop_ends() {
        redirect("/loop", 302, "/loop");

        assertThat(failure("/loop").reason()).contains("more than 3 redirects");
    }

    @Test
    void redirectToAnotherScheme_isRefused() {
        redirect("/file", 302, "file:///etc/hostname");

        assertThat(failure("/file").reason()).contains("not http");
    }
}
