package io.hypervisory.ingest.pipe;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.read.Document;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A document as a record on `documents.v1`: the value is the body compressed with zstd, the
/// headers are its HTTP facts.
final class DocumentRecord {
    /// Decompressed, what a reader takes.
    private static final long LARGEST_BODY = 64L * 1024 * 1024;

    private static final int ZSTD_LEVEL = 3;

    /// Kept for the next document; virtual threads are too many to keep one each.
    private static final Queue<ZstdCompressCtx> COMPRESSORS = new ArrayBlockingQueue<>(8);

    private static final Queue<ZstdDecompressCtx> DECOMPRESSORS = new ArrayBlockingQueue<>(8);

    private static final String SOURCE = "hv_source";
    private static final String FORMAT = "hv_format";
    private static final String HISTORY = "hv_history";
    private static final String URL = "hv_url";
    private static final String SHA256 = "hv_sha256";
    private static final String FETCHED_AT = "hv_fetched_at";
    private static final String CONTENT_TYPE = "hv_content_type";

    private DocumentRecord() {}

    /// @param history the source's first complete pass is not done
    static ProducerRecord<String, byte[]> of(
            String source, String format, boolean history, Fetched fetched, String sha256) {
        var headers = new RecordHeaders();
        String identity = source + " GET " + fetched.url() + " " + sha256;
        new CloudEvent(
                        Digests.sha256(identity.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        "/hypervisory/ingest",
                        "hypervisory.document.v1",
                        fetched.at())
                .writeTo(headers);
        CloudEvent.put(headers, "content-type", "application/zstd");
        CloudEvent.put(headers, CloudEvent.TRACEPARENT, newTrace());
        CloudEvent.put(headers, SOURCE, source);
        CloudEvent.put(headers, FORMAT, format);
        CloudEvent.put(headers, HISTORY, Boolean.toString(history));
        CloudEvent.put(headers, URL, fetched.url().toString());
        CloudEvent.put(headers, "hv_final_url", fetched.finalUrl().toString());
        CloudEvent.put(headers, "hv_status", Integer.toString(fetched.status()));
        CloudEvent.put(headers, SHA256, sha256);
        CloudEvent.put(headers, FETCHED_AT, fetched.at().toString());
        putIfPresent(headers, CONTENT_TYPE, fetched.contentType());
        putIfPresent(headers, "hv_etag", fetched.etag());
        putIfPresent(headers, "hv_last_modified", fetched.lastModified());
        return new ProducerRecord<>(
                IngestTopics.DOCUMENTS.name(), null, identity, compressed(fetched.body()), headers);
    }

    /// As `Zstd.compress`, which makes and clears a context of a megabyte for each call.
    private static byte[] compressed(byte[] body) {
        ZstdCompressCtx free = COMPRESSORS.poll();
        ZstdCompressCtx context = free == null ? new ZstdCompressCtx().setLevel(ZSTD_LEVEL) : free;
        try {
            return context.compress(body);
        } finally {
            if (!COMPRESSORS.offer(context)) {
                context.close();
            }
        }
    }

    private static byte[] decompressed(byte[] compressed, int size) {
        ZstdDecompressCtx free = DECOMPRESSORS.poll();
        ZstdDecompressCtx context = free == null ? new ZstdDecompressCtx() : free;
        try {
            return context.decompress(compressed, size);
        } finally {
            if (!DECOMPRESSORS.offer(context)) {
                context.close();
            }
        }
    }

    private static void putIfPresent(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            CloudEvent.put(headers, name, value);
        }
    }

    /// W3C Trace Context, level 1.
    private static String newTrace() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-"
                + hex.toHexDigits(random.nextLong())
                + hex.toHexDigits(random.nextLong())
                + "-"
                + hex.toHexDigits(random.nextLong())
                + "-01";
    }

    /// How the document is read, without looking into it; null when the record does not say.
    static @Nullable String format(ConsumerRecord<String, byte[]> message) {
        return CloudEvent.get(message.headers(), FORMAT);
    }

    /// @throws IllegalArgumentException when headers are missing or the value is not what they say
    static Document read(ConsumerRecord<String, byte[]> message) {
        Headers headers = message.headers();
        return new Document(
                required(headers, SOURCE),
                required(headers, FORMAT),
                Boolean.parseBoolean(required(headers, HISTORY)),
                required(headers, URL),
                CloudEvent.get(headers, CONTENT_TYPE),
                message.topic(),
                message.partition(),
                message.offset(),
                required(headers, SHA256),
                instant(required(headers, FETCHED_AT)),
                body(message.value()));
    }

    private static String required(Headers headers, String name) {
        String value = CloudEvent.get(headers, name);
        if (value == null) {
            throw new IllegalArgumentException("document record lacks header " + name);
        }
        return value;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "document record's " + FETCHED_AT + " is no time: " + text, e);
        }
    }

    private static byte[] body(byte[] compressed) {
        long size = Zstd.getFrameContentSize(compressed);
        if (size < 0 || size > LARGEST_BODY) {
            throw new IllegalArgumentException(
                    "document record's value is no zstd frame of at most "
                            + LARGEST_BODY
                            + " bytes (its size reads "
                            + size
                            + ")");
        }
        try {
            return decompressed(compressed, (int) size);
        } catch (ZstdException e) {
            throw new IllegalArgumentException(
                    "document record's value does not decompress: " + e.getMessage(), e);
        }
    }
}
