package io.hypervisory.ingest.fetch;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.Gone;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;

/// One request and its answer, within limits. Thread-safe.
final class Exchange implements AutoCloseable {
    private final FetchLimits limits;
    private final Time time;
    private final ScheduledThreadPoolExecutor deadlines =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("fetch-deadlines").factory());

    Exchange(FetchLimits limits, Time time) {
        this.limits = limits;
        this.time = time;
        // or each request would be kept, and looked at once more, until its deadline
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /// What came of one request.
    sealed interface Answer {
        /// The host answered, whatever it said.
        record Said(Retrieval retrieval) implements Answer {}

        record Redirect(URI to, boolean permanent) implements Answer {}

        /// It answered that it wants to be left alone, or cannot: 429 and 5xx, and 403 that says
        /// for how long.
        ///
        /// @param until null when it does not say how long
        record Unwell(Failed failed, @Nullable Instant until) implements Answer {}

        /// There was no answer, or not the whole of one.
        record Silent(Failed failed) implements Answer {}

        /// We did not want it, or stopped.
        record Refused(Failed failed) implements Answer {}
    }

    /// The deadline covers the body too: aborting closes the connection under one that drips. What
    /// no client can ask for is refused, whatever it throws.
    Answer ask(Request request, URI url, CloseableHttpClient client, long nanos) {
        try {
            return ask(request, url, client, message(request, url), nanos);
        } catch (CancellationException e) {
            // interrupted while it waited for a connection
            return new Answer.Refused(failed(request, "stopped", true));
        } catch (RuntimeException e) {
            return new Answer.Refused(failed(request, "cannot be asked: " + e, false));
        }
    }

    private Answer ask(
            Request request,
            URI url,
            CloseableHttpClient client,
            HttpUriRequestBase message,
            long nanos) {
        var late = new AtomicBoolean();
        var head = new AtomicReference<@Nullable Answer>();
        Runnable end =
                () -> {
                    late.set(true);
                    message.abort();
                };
        var deadline = deadlines.schedule(end, nanos, TimeUnit.NANOSECONDS);
        try {
            return client.execute(
                    message, response -> answer(request.url(), url, response, message, head));
        } catch (AddressGuard.Refused | BodyLimit.Exceeded e) {
            return new Answer.Refused(failed(request, String.valueOf(e.getMessage()), false));
        } catch (IOException e) {
            Answer heard = head.get();
            String reason = late.get() ? "no full answer within " + limits.deadline() : reason(e);
            return heard == null ? new Answer.Silent(failed(request, reason, true)) : heard;
        } finally {
            deadline.cancel(false);
        }
    }

    private static Failed failed(Request request, String reason, boolean retryable) {
        return new Failed(request.url(), reason, retryable);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> "no such host: " + e.getMessage();
            case SSLException _ ->
                    "TLS: "
                            + e.getMessage()
                            + " (HYPERVISORY_CA names a file of further certificates to trust)";
            default -> e.getClass().getSimpleName() + ": " + e.getMessage();
        };
    }

    private static HttpUriRequestBase message(Request request, URI url) {
        var message = new HttpUriRequestBase(request.method(), url);
        Manners manners = request.manners();
        manners.headers().forEach(message::setHeader);
        message.setHeader(
                "User-Agent",
                manners.userAgent() == null ? Fetcher.USER_AGENT : manners.userAgent());
        message.setHeader("Accept-Encoding", "gzip, deflate");
        if (request.etag() != null) {
            message.setHeader("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            message.setHeader("If-Modified-Since", request.lastModified());
        }
        if (request.body() != null) {
            message.setEntity(new StringEntity(request.body(), ContentType.APPLICATION_JSON));
        }
        return message;
    }

    /// A body that we do not want, or no more of, ends with its connection: the client would read
    /// it to its end to use the connection again, however long it is.
    ///
    /// @param head is told an answer that needs no body, which holds whatever becomes of the
    ///   connection
    private Answer answer(
            URI asked,
            URI url,
            ClassicHttpResponse response,
            HttpUriRequestBase message,
            AtomicReference<@Nullable Answer> head)
            throws IOException {
        if (response.getCode() == 200) {
            try {
                return new Answer.Said(fetched(asked, url, response));
            } catch (IOException | RuntimeException e) {
                message.abort();
                throw e;
            }
        }
        Answer answer = withoutBody(asked, url, response);
        head.set(answer);
        if (response.getEntity() != null && response.getEntity().getContentLength() != 0) {
            message.abort();
        }
        return answer;
    }

    private Answer withoutBody(URI asked, URI url, ClassicHttpResponse response) {
        int status = response.getCode();
        return switch (status) {
            case 304 -> new Answer.Said(new NotModified(asked, time.now()));
            case 404, 410 -> new Answer.Said(new Gone(asked, status));
            case 301, 302, 303, 307, 308 ->
                    redirect(asked, url, response, status == 301 || status == 308);
            default ->
                    status >= 500 || status == 429 || status == 403 && asksToRest(response)
                            ? unwell(asked, response)
                            : new Answer.Said(
                                    new Failed(asked, words(status), status == 408, status, null));
        };
    }

    private Answer unwell(URI asked, ClassicHttpResponse response) {
        Instant until = RetryAfter.parse(header(response, "Retry-After"), time.now());
        return new Answer.Unwell(
                new Failed(asked, words(response.getCode()), true, response.getCode(), until),
                until);
    }

    private static boolean asksToRest(ClassicHttpResponse response) {
        return header(response, "Retry-After") != null;
    }

    private static String words(int status) {
        return status == 407
                ? "the proxy wants a login (HTTP status 407)"
                : "HTTP status " + status;
    }

    private static Answer redirect(
            URI asked, URI url, ClassicHttpResponse response, boolean permanent) {
        String location = header(response, "Location");
        if (location == null) {
            return new Answer.Said(new Failed(asked, "redirect without a Location", false));
        }
        try {
            return new Answer.Redirect(url.resolve(location.strip()), permanent);
        } catch (IllegalArgumentException e) {
            return new Answer.Said(
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
    }
}
