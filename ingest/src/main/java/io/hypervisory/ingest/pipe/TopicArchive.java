package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.crawl.Archive;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Documents and memory as records. The address is remembered when the broker has the bytes: a
/// crash between the two fetches again, which is recognised, and never loses. What the broker did
/// not take is told to the source whose it was, and to no other: its validators must not outlive a
/// loss. Thread-safe.
final class TopicArchive implements Archive {
    /// Topics take a mebibyte more, for the headers.
    private static final int LARGEST_VALUE = 16 * 1024 * 1024;

    private final Producer<String, byte[]> producer;
    private final TopicMemory memory;
    private final Map<String, Sent> bySource = new ConcurrentHashMap<>();

    /// What became of a source's records.
    ///
    /// @param safe addresses whose documents the broker has
    /// @param fault the first since the last flush; empty when there was none
    private record Sent(Queue<UrlState> safe, AtomicReference<@Nullable Exception> fault) {
        void failed(@Nullable Exception error) {
            if (error != null) {
                fault.compareAndSet(null, error);
            }
        }
    }

    TopicArchive(Producer<String, byte[]> producer, TopicMemory memory) {
        this.producer = producer;
        this.memory = memory;
    }

    private Sent sent(String source) {
        return bySource.computeIfAbsent(
                source, _ -> new Sent(new ConcurrentLinkedQueue<>(), new AtomicReference<>()));
    }

    /// The producer would refuse a record that is too large like any loss, and the pass with it.
    @Override
    public @Nullable String store(
            String source,
            String format,
            boolean history,
            Fetched fetched,
            String sha256,
            UrlState remembered) {
        var document = DocumentRecord.of(source, format, history, fetched, sha256);
        if (document.value().length > LARGEST_VALUE) {
            return "its "
                    + fetched.body().length
                    + " bytes are more than the 16 MiB that a record holds, compressed too";
        }
        Sent sent = sent(source);
        producer.send(
                document,
                (_, error) -> {
                    if (error == null) {
                        sent.safe().add(remembered);
                    } else {
                        sent.failed(error);
                    }
                });
        rememberWhatIsSafe(sent);
        return null;
    }

    /// Never from the producer's own thread, which would wait for itself when it does not know the
    /// topic yet.
    private void rememberWhatIsSafe(Sent sent) {
        for (UrlState state = sent.safe().poll(); state != null; state = sent.safe().poll()) {
            remember(state);
        }
    }

    @Override
    public void remember(UrlState state) {
        memory.put(state);
        send(state.source(), IngestTopics.URLS.name(), state.key(), Json.bytes(state));
    }

    @Override
    public void remember(SourceState state) {
        memory.put(state);
        send(state.source(), IngestTopics.SOURCES.name(), state.source(), Json.bytes(state));
    }

    /// The source is shown no more.
    void forget(String source) {
        memory.forget(source);
        send(source, IngestTopics.SOURCES.name(), source, null);
    }

    private void send(String source, String topic, String key, byte @Nullable [] value) {
        var record = new ProducerRecord<String, byte[]>(topic, key, value);
        CloudEvent.put(record.headers(), TopicMemory.WRITER, memory.writer());
        Sent sent = sent(source);
        producer.send(record, (_, error) -> sent.failed(error));
    }

    @Override
    public void flush(String source) {
        Sent sent = sent(source);
        producer.flush();
        rememberWhatIsSafe(sent);
        producer.flush();
        Exception error = sent.fault().getAndSet(null);
        if (error != null) {
            throw new IllegalStateException(
                    "the broker did not take everything: " + error.getMessage(), error);
        }
    }
}
