package io.hypervisory.ingest.read.fuzz;

import com.sun.management.ThreadMXBean;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads one input as a format and says what was wrong with that: an exception, more than two
/// seconds, or more than 256 MiB. Memory is what the reading thread allocated in all, which is at
/// least what it held at once. Used by one thread.
final class Trial implements AutoCloseable {
    static final Duration LONGEST = Duration.ofSeconds(2);
    static final long MOST_BYTES = 256L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Readers readers = StandardReaders.all();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private ExecutorService worker = Executors.newSingleThreadExecutor();

    /// @param fault null when all is well
    record Outcome(Duration took, long allocated, @Nullable String fault) {}

    Outcome of(String format, byte[] body) throws InterruptedException {
        var future = worker.submit(() -> read(format, body));
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return new Outcome(Duration.ZERO, 0, "throws " + e.getCause());
        } catch (TimeoutException e) {
            worker.shutdownNow();
            worker = Executors.newSingleThreadExecutor();
            return new Outcome(PATIENCE, 0, "does not end within " + PATIENCE);
        }
    }

    private Outcome read(String format, byte[] body) throws InterruptedException {
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        String fault = fault(format, body);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        if (fault == null && took.compareTo(LONGEST) > 0) {
            fault = "took " + took.toMillis() + " ms";
        }
        if (fault == null && bytes > MOST_BYTES) {
            fault = "took " + bytes / 1024 / 1024 + " MiB";
        }
        return new Outcome(took, bytes, fault);
    }

    private @Nullable String fault(String format, byte[] body) throws InterruptedException {
        Document document = document(format, body);
        AssertionReader list = readers.ofList(format);
        if (list != null) {
            list.read(document, new Drain());
            return null;
        }
        return switch (readers.read(document)) {
            case Reading.Rejected rejected ->
                    rejected.reason().equals("reader-failed") ? rejected.error() : null;
            case Reading.Read(var notices) -> {
                notices.forEach(Json::bytes);
                yield null;
            }
        };
    }

    private static Document document(String format, byte[] body) {
        return new Document(
                "a-source",
                format,
                false,
                "https://www.example.org/document",
                null,
                null,
                -1,
                -1,
                Digests.sha256(body),
                Instant.parse("2026-01-02T03:04:05Z"),
                body);
    }

    private static final class Drain implements AssertionReader.Taker {
        @Override
        public void take(Assertion assertion) {
            Json.bytes(assertion);
        }

        @Override
        public void skip(String error) {}
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
