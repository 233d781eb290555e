package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.crawl.Archive;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Documents and memory as records. The address is remembered when the broker has the bytes: a
/// crash between the two fetches again, which is recognised, and never loses. Thread-safe.
final class TopicArchive implements Archive {
    private final Producer<String, byte[]> producer;
    private final TopicMemory memory;
    private final Queue<UrlState> safe = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Exception> fault = new AtomicReference<>();

    TopicArchive(Producer<String, byte[]> producer, TopicMemory memory) {
        this.producer = producer;
        this.memory = memory;
    }

    @Override
    public void store(
            String source,
            String format,
            boolean history,
            Fetched fetched,
            String sha256,
            UrlState remembered) {
        producer.send(
                DocumentRecord.of(source, format, history, fetched, sha256),
                (_, error) -> {
                    if (error == null) {
                        safe.add(remembered);
                    } else {
                        fault.compareAndSet(null, error);
                    }
                });
        rememberWhatIsSafe();
    }

    /// Never from the producer's own thread, which would wait for itself when it does not know the
    /// topic yet.
    private void rememberWhatIsSafe() {
        for (UrlState state = safe.poll(); state != null; state = safe.poll()) {
            remember(state);
        }
    }

    @Override
    public void remember(UrlState state) {
        memory.put(state);
        send(IngestTopics.URLS.name(), state.key(), Json.bytes(state));
    }

    @Override
    public void remember(SourceState state) {
        memory.put(state);
        send(IngestTopics.SOURCES.name(), state.source(), Json.bytes(state));
    }

    private void send(String topic, String key, byte[] value) {
        var record = new ProducerRecord<>(topic, key, value);
        CloudEvent.put(record.headers(), TopicMemory.WRITER, memory.writer());
        producer.send(
                record,
                (_, error) -> {
                    if (error != null) {
                        fault.compareAndSet(null, error);
                    }
                });
    }

    @Override
    public void flush() {
        producer.flush();
        rememberWhatIsSafe();
        producer.flush();
        Exception error = fault.getAndSet(null);
        if (error != null) {
            throw new IllegalStateException(
                    "the broker did not take everything: " + error.getMessage(), error);
        }
    }
}
