package io.hypervisory.ingest.fetch;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.Gone;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Asks one address at a time, conditionally, within limits; follows redirects itself, http(s)
/// only. Blocking: call it from virtual threads. Thread-safe.
public final class Fetcher implements AutoCloseable {
    /// Who asks, and where to complain.
    public static final String USER_AGENT =
            "Hypervisory/0.1 (+https://github.com/hypervisory/hypervisory)";

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final FetchLimits limits;
    private final Time time;

    public Fetcher(FetchLimits limits, Time time) {
        this.limits = limits;
        this.time = time;
        this.deadlines =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("fetch-deadlines").factory());
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(256)
                        .setMaxConnPerRoute(64)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(limits.connect()))
                                        .setSocketTimeout(Timeout.of(limits.deadline()))
                                        .build())
                        .build();
        this.client =
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(Timeout.of(limits.deadline()))
                                        .build())
                        .disableContentCompression()
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .build();
    }

    /// @param etag, lastModified validators of the last full answer; null asks unconditionally
    public record Request(
            URI url,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String userAgent) {
        public static Request of(URI url) {
            return new Request(url, null, null, null);
        }
    }

    /// The deadline covers the body and the redirects: aborting closes the connection under one
    /// that drips.
    public Retrieval fetch(Request request) {
        long end = System.nanoTime() + limits.deadline().toNanos();
        URI at = request.url();
        boolean permanent = true;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Answer answer = ask(request, at, end);
            switch (answer) {
                case Answer.Done(Retrieval retrieval) -> {
                    return hop > 0 && retrieval instanceof Fetched fetched
                            ? redirected(fetched, request.url(), at, permanent)
                            : retrieval;
                }
                case Answer.Redirect(URI to, boolean forGood) -> {
                    if (!"http".equals(to.getScheme()) && !"https".equals(to.getScheme())) {
                        return new Failed(
                                request.url(), "redirect to " + to + ", which is not http", false);
                    }
                    permanent &= forGood;
                    at = to;
                }
            }
        }
        return new Failed(
                request.url(),
                "more than " + limits.redirects() + " redirects, last to " + at,
                false);
    }

    private static Fetched redirected(Fetched fetched, URI asked, URI last, boolean permanent) {
        return new Fetched(
                asked,
                last,
                permanent ? last : null,
                fetched.status(),
                fetched.contentType(),
                fetched.etag(),
                fetched.lastModified(),
                fetched.at(),
                fetched.body());
    }

    private sealed interface Answer {
        record Done(Retrieval retrieval) implements Answer {}

        record Redirect(URI to, boolean permanent) implements Answer {}
    }

    private Answer ask(Request request, URI url, long end) {
        var get = new HttpGet(url);
        get.setHeader("User-Agent", request.userAgent() == null ? USER_AGENT : request.userAgent());
        get.setHeader("Accept-Encoding", "gzip, deflate");
        if (request.etag() != null) {
            get.setHeader("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            get.setHeader("If-Modified-Since", request.lastModified());
        }
        var deadline =
                deadlines.schedule(get::abort, end - System.nanoTime(), TimeUnit.NANOSECONDS);
        try {
            return client.execute(get, response -> classify(request.url(), url, response));
        } catch (BodyLimit.Exceeded e) {
            return new Answer.Done(
                    new Failed(request.url(), String.valueOf(e.getMessage()), false));
        } catch (CancellationException e) {
            // interrupted while it waited for a connection
            return new Answer.Done(new Failed(request.url(), "stopped", true));
        } catch (IOException e) {
            String reason =
                    get.isAborted() ? "no full answer within " + limits.deadline() : e.toString();
            return new Answer.Done(new Failed(request.url(), reason, true));
        } finally {
            deadline.cancel(false);
        }
    }

    private Answer classify(URI asked, URI url, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        return switch (status) {
            case 200 -> new Answer.Done(fetched(asked, url, response));
            case 304 -> new Answer.Done(new NotModified(asked, time.now()));
            case 404, 410 -> new Answer.Done(new Gone(asked, status));
            case 301, 302, 303, 307, 308 ->
                    redirect(asked, url, response, status == 301 || status == 308);
            default ->
                    new Answer.Done(
                            new Failed(
                                    asked,
                                    "HTTP status " + status,
                                    status == 408 || status == 429 || status >= 500));
        };
    }

    private static Answer redirect(
            URI asked, URI url, ClassicHttpResponse response, boolean permanent) {
        String location = header(response, "Location");
        if (location == null) {
            return new Answer.Done(new Failed(asked, "redirect without a Location", false));
        }
        try {
            return new Answer.Redirect(url.resolve(location.strip()), permanent);
        } catch (IllegalArgumentException e) {
            return new Answer.Done(
                    new Failed(asked, "redirect to what is no URL: " + location, false));
        }
    }

    private Retrieval fetched(URI asked, URI url, ClassicHttpResponse response) throws IOException {
        byte[] body = BodyLimit.read(response, limits);
        return new Fetched(
                asked,
                url,
                null,
                response.getCode(),
                header(response, "Content-Type"),
                header(response, "ETag"),
                header(response, "Last-Modified"),
                time.now(),
                body);
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
