package io.hypervisory.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a host says and does to gain from us, or to make us lose what it said.
class HostileAnswersTest {
    private static final FetchLimits LIMITS =
            new FetchLimits(
                    Duration.ofSeconds(2), Duration.ofSeconds(1), 10_000, 20_000, 200, 3, true);
    private static final FetchLimits PATIENT = LIMITS.within(Duration.ofSeconds(30));

    private final LoopbackSite site = new LoopbackSite();
    private final LoopbackSite other = new LoopbackSite();

    @AfterEach
    void stop() {
        site.close();
        other.close();
    }

    private static Manners manners(Map<String, String> headers, boolean robots) {
        return new Manners(
                4, Duration.ZERO, null, headers, robots, Set.of("127.0.0.1", "localhost"), null);
    }

    private static Failed failure(Fetcher fetcher, URI url) {
        return (Failed) fetcher.fetch(Request.of(url, manners(Map.of(), false)));
    }

    private Failed failure(FetchLimits limits, String path) {
        try (var fetcher = new Fetcher(limits, Time.system())) {
            return failure(fetcher, site.url(path));
        }
    }

    private static HttpHandler restsAnHour(HttpHandler answer) {
        return Misbehaviour.with("Retry-After", "3600", answer);
    }

    private static void isHeard(Failed failure, int status) {
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.until()).isAfter(Instant.now().plusSeconds(3000));
    }

    @Test
    void retryAfter_isHeard_whenTheBodyIsCut_stalls_orHasNoEnd() {
        site.page("/cut", restsAnHour(Misbehaviour.truncated(429, new byte[100])));
        site.page("/stalls", restsAnHour(Misbehaviour.stalls(503)));
        site.page("/endless", restsAnHour(Misbehaviour.zeros(503, 1L << 40)));

        isHeard(failure(LIMITS, "/cut"), 429);
        isHeard(failure(LIMITS, "/stalls"), 503);
        isHeard(failure(LIMITS, "/endless"), 503);
    }

    @Test
    void forbiddenWithRetryAfter_restsTheHost() {
        site.page("/f", restsAnHour(Misbehaviour.status(403)));

        try (var fetcher = new Fetcher(LIMITS, Time.system())) {
            isHeard(failure(fetcher, site.url("/f")), 403);
            assertThat(fetcher.restsUntil(site.url("/"))).isNotNull();
        }
    }

    /// Counts what the server got rid of, of 256 MiB.
    private static HttpHandler counted(int status, AtomicLong sent, Runnable ended) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            byte[] block = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                while (sent.get() < 256L * 1024 * 1024) {
                    out.write(block);
                    sent.addAndGet(block.length);
                }
            } finally {
                ended.run();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 500})
    void transfer_endsWithOurInterestInIt(int status) throws InterruptedException {
        var sent = new AtomicLong();
        var ended = new CountDownLatch(1);
        site.page("/huge", counted(status, sent, ended::countDown));

        try (var fetcher = new Fetcher(PATIENT, Time.system())) {
            fetcher.fetch(Request.of(site.url("/huge"), manners(Map.of(), false)));
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sent.get()).isLessThan(32L * 1024 * 1024);
    }

    private static List<String> keysSeen(LoopbackSite site, String path) {
        var seen = new CopyOnWriteArrayList<String>();
        site.page(
                path,
                exchange -> {
                    seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Key")));
                    LoopbackSite.send(exchange, 200, "here");
                });
        return seen;
    }

    @Test
    void keys_goToTheirOriginAlone_whoeverBuildsTheRequest() {
        List<String> here = keysSeen(site, "/a");
        List<String> there = keysSeen(other, "/a");
        site.page("/moved", Misbehaviour.redirect(301, other.url("/a").toString()));
        Manners keyed = manners(Map.of("X-Key", "secret"), false).meantFor(site.url("/"));

        try (var fetcher = new Fetcher(LIMITS, Time.system())) {
            fetcher.fetch(Request.of(site.url("/a"), keyed));
            fetcher.fetch(Request.of(site.url("/moved"), keyed));
            fetcher.fetch(Request.of(other.url("/a"), keyed));
            fetcher.fetch(Request.of(site.url("/moved"), keyed).at(other.url("/a")));
            fetcher.fetch(Request.of(site.url("/a"), keyed.toOtherOrigin()));
        }
        assertThat(here).containsExactly("secret", "null");
        assertThat(there).containsExactly("null", "null", "null");
    }

    @Test
    void hostThatWentWhileWeWaited_isNotAsked() {
        var asked = new AtomicInteger();
        site.page("/a", "here");

        try (var fetcher =
                new Fetcher(
                        LIMITS,
                        Outgoing.DIRECT,
                        Time.system(),
                        _ -> asked.getAndIncrement() == 0)) {
            assertThat(failure(fetcher, site.url("/a")).reason()).contains("another process's");
        }
        assertThat(site.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:99999/",
                "http://127.0.0.1:0/",
                "http://:80/",
                "http:///",
                "http://user:secret@127.0.0.1/",
                "http://[::1/",
                "http://a b/"
            })
    void badLocation_isRefused_andNothingOfTheHosts(String location) {
        site.page("/r", Misbehaviour.redirect(302, location));

        try (var fetcher = new Fetcher(LIMITS, Time.system())) {
            for (boolean robots : new boolean[] {false, true}) {
                var request = Request.of(site.url("/r"), manners(Map.of(), robots));
                Failed failure = (Failed) fetcher.fetch(request);
                assertThat(failure.retryable()).as(failure.reason()).isFalse();
                assertThat(failure.reason()).doesNotContain("secret");
            }
            assertThat(fetcher.restsUntil(site.url("/"))).isNull();
        }
    }

    @Test
    void portThatNobodyListensOn_closesItself_andNotItsHost() {
        site.page("/a", "here");
        int port = other.port();
        other.close();

        try (var fetcher = new Fetcher(LIMITS, Time.system())) {
            URI dead = URI.create("http://127.0.0.1:" + port + "/");
            failure(fetcher, dead);
            assertThat(fetcher.restsUntil(dead)).isNotNull();
            assertThat(fetcher.restsUntil(site.url("/"))).isNull();
            assertThat(fetcher.fetch(Request.of(site.url("/a"), manners(Map.of(), false))))
                    .isInstanceOf(Retrieval.Fetched.class);
        }
    }

    @Test
    void robotsThatLeadsToItself_isNotAskedForWithEachDocument_butWhenSomebodyWants() {
        site.page("/robots.txt", Misbehaviour.redirectLoop());
        var request = Request.of(site.url("/a"), manners(Map.of(), true));

        try (var fetcher = new Fetcher(LIMITS, Time.system())) {
            fetcher.fetch(request);
            int asked = site.requests().size();
            assertThat(((Failed) fetcher.fetch(request)).reason()).contains("could not be had");
            assertThat(site.requests()).hasSize(asked);

            fetcher.tryAgain(site.url("/"));
            site.page("/robots.txt", "User-agent: *\nAllow: /\n");
            site.page("/a", "here");
            assertThat(fetcher.fetch(request)).isInstanceOf(Retrieval.Fetched.class);
        }
    }

    @Test
    void proxysWishForALogin_isNoWordOfTheSite() {
        site.page("/robots.txt", Misbehaviour.status(407));
        site.page("/a", "here");

        try (var fetcher = new Fetcher(LIMITS, Time.system())) {
            fetcher.fetch(Request.of(site.url("/a"), manners(Map.of(), true)));
        }
        assertThat(site.requests()).containsOnly("/robots.txt");
    }
}
