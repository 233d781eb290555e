package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.IngestSettings;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Documents in, notices out, at least once: a batch is read, sent, acknowledged, and only then
/// committed. What cannot be read becomes a dead letter. More than 50 in a row that could not be
/// read for a fault of ours, and it stops; a publisher whose every document is broken stops nobody.
final class ReadLoop implements Runnable {
    /// The consumer group.
    static final String GROUP = "hypervisory-read";

    private static final Logger LOG = LoggerFactory.getLogger(ReadLoop.class);

    /// Merged and published records are larger than their notice, and topics take 17 MiB.
    private static final int LARGEST_NOTICE = 8 * 1024 * 1024;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Readers readers;
    private final Time time;
    private final Counter read;
    private final Counter rejected;
    private final Counter notices;
    private final Runnable stopped;
    private final DeadLetters deadLetters;
    private final OwnFaults faults = new OwnFaults();

    ReadLoop(
            IngestSettings ingest,
            Producer<String, byte[]> producer,
            Readers readers,
            Time time,
            MeterRegistry metrics,
            Runnable stopped) {
        this.consumer =
                Consumers.of(
                        ingest,
                        GROUP,
                        Map.of(
                                "max.poll.records", "50",
                                "fetch.min.bytes", Integer.toString(64 * 1024),
                                "fetch.max.wait.ms", "50"));
        this.deadLetters = new DeadLetters("read", producer, time);
        this.producer = producer;
        this.readers = readers;
        this.time = time;
        this.stopped = stopped;
        this.read = metrics.counter("hypervisory.read.documents", "result", "read");
        this.rejected = metrics.counter("hypervisory.read.documents", "result", "dead-letter");
        this.notices = metrics.counter("hypervisory.read.notices");
    }

    /// Until [#stop].
    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(IngestTopics.DOCUMENTS.name()));
            while (true) {
                var batch = consumer.poll(Duration.ofSeconds(1));
                if (!batch.isEmpty()) {
                    var sent = new ArrayList<Future<RecordMetadata>>();
                    batch.forEach(message -> sent.addAll(handle(message)));
                    producer.flush();
                    for (Future<RecordMetadata> each : sent) {
                        each.get();
                    }
                    consumer.commitSync();
                }
            }
        } catch (WakeupException e) {
            LOG.debug("read loop stops");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("reading stops", e);
            stopped.run();
        }
    }

    void stop() {
        consumer.wakeup();
    }

    private List<Future<RecordMetadata>> handle(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null || isList(message)) {
            return List.of();
        }
        Document document;
        try {
            document = DocumentRecord.read(message);
        } catch (IllegalArgumentException e) {
            return List.of(
                    deadLetter(message, "not-a-document", String.valueOf(e.getMessage()), null));
        }
        return switch (readers.read(document)) {
            case Reading.Read(List<Notice> said) -> {
                faults.read();
                read.increment();
                notices.increment(said.size());
                yield said.stream().map(notice -> send(message, document, notice)).toList();
            }
            case Reading.Rejected(String reason, String error) ->
                    List.of(deadLetter(message, reason, error, document));
        };
    }

    /// Lists about CVEs have a way of their own, where they stand before nobody.
    private boolean isList(ConsumerRecord<String, byte[]> message) {
        String format = DocumentRecord.format(message);
        return format != null && readers.ofList(format) != null;
    }

    private Future<RecordMetadata> send(
            ConsumerRecord<String, byte[]> message, Document document, Notice notice) {
        byte[] value = Json.bytes(notice);
        if (value.length > LARGEST_NOTICE) {
            String error = notice.id() + " has " + value.length + " bytes";
            return deadLetter(message, "notice-too-large", error, document);
        }
        var out = new ProducerRecord<>(IngestTopics.NOTICES.name(), notice.id().toString(), value);
        var provenance = notice.witness().provenance();
        String identity =
                notice.id()
                        + " "
                        + notice.witness().key()
                        + " "
                        + provenance.sha256()
                        + " "
                        + provenance.fetchedAt()
                        + " "
                        + provenance.reader();
        new CloudEvent(
                        Digests.sha256(identity.getBytes(StandardCharsets.UTF_8)),
                        "/hypervisory/ingest",
                        "hypervisory.notice.v1",
                        time.now())
                .writeTo(out.headers());
        String trace = CloudEvent.get(message.headers(), CloudEvent.TRACEPARENT);
        if (trace != null) {
            CloudEvent.put(out.headers(), CloudEvent.TRACEPARENT, trace);
        }
        return producer.send(out);
    }

    private Future<RecordMetadata> deadLetter(
            ConsumerRecord<String, byte[]> message,
            String reason,
            String error,
            @Nullable Document document) {
        rejected.increment();
        faults.rejected(reason, error);
        return deadLetters.send(message, document, reason, error);
    }
}
