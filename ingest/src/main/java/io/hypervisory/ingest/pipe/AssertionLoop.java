package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.IngestSettings;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.Delisted;
import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lists about CVEs in, assertions out, by a consumer group of their own: a list of 300,000 lines
/// delays no advisory. A list is read in chunks; how far it is stands beside the group's offset, so
/// that a restart goes on in the middle. At least once. Of probabilities only material steps come
/// out.
final class AssertionLoop implements Runnable {
    /// The consumer group.
    static final String GROUP = "hypervisory-assert";

    static final int CHUNK = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AssertionLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Readers readers;
    private final Time time;
    private final Counter asserted;
    private final Counter immaterial;
    private final Counter skipped;
    private final DeadLetters deadLetters;
    private final AssertedBefore before;
    private final Runnable stopped;
    private final Thread thread = Thread.ofPlatform().name("assert").unstarted(this);
    private volatile boolean closing;

    AssertionLoop(
            IngestSettings ingest,
            Producer<String, byte[]> producer,
            Readers readers,
            Time time,
            MeterRegistry metrics,
            Runnable stopped) {
        this.consumer = Consumers.of(ingest, GROUP, Map.of());
        this.deadLetters = new DeadLetters("assert", producer, time);
        this.before = AssertedBefore.of(ingest.kafka(), () -> closing);
        this.producer = producer;
        this.readers = readers;
        this.time = time;
        this.asserted = metrics.counter("hypervisory.read.assertions", "result", "read");
        this.immaterial = metrics.counter("hypervisory.read.assertions", "result", "immaterial");
        this.skipped = metrics.counter("hypervisory.read.assertions", "result", "skipped");
        this.stopped = stopped;
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /// Until [#stop].
    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(IngestTopics.DOCUMENTS.name()));
            while (true) {
                var batch = consumer.poll(POLL);
                for (ConsumerRecord<String, byte[]> message : batch) {
                    handle(message);
                }
                if (!batch.isEmpty()) {
                    consumer.commitSync();
                }
            }
        } catch (WakeupException e) {
            LOG.debug("assertion loop stops");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("reading lists stops", e);
            stopped.run();
        }
    }

    void stop() throws InterruptedException {
        closing = true;
        consumer.wakeup();
        thread.join(TO_STOP);
    }

    private void handle(ConsumerRecord<String, byte[]> message)
            throws InterruptedException, ExecutionException {
        String format = message.value() == null ? null : DocumentRecord.format(message);
        AssertionReader reader = format == null ? null : readers.ofList(format);
        if (reader != null) {
            read(message, reader);
        }
    }

    private void read(ConsumerRecord<String, byte[]> message, AssertionReader reader)
            throws InterruptedException, ExecutionException {
        Document document;
        try {
            document = DocumentRecord.read(message);
        } catch (IllegalArgumentException e) {
            // the other loop has made a dead letter of it
            LOG.warn("{}", e.getMessage());
            return;
        }
        var chunks = new Chunks(message, position(message));
        Unreadable fault = GuardedList.read(reader, document, chunks);
        chunks.flush();
        if (fault == null && chunks.isWhole) {
            delist(document, reader, chunks);
        }
        LOG.info(
                "source {}: {} assertions read{}, {} of them no material step, {} lines skipped{}",
                document.source(),
                chunks.taken,
                chunks.done == 0 ? "" : " (the first " + chunks.done + " by a run before)",
                chunks.immaterial,
                chunks.skips,
                chunks.skips == 0 ? "" : ", the first: " + chunks.firstSkip);
        String said = fault == null ? null : fault.error();
        if (chunks.skips > 0 && said == null) {
            said = chunks.skips + " lines were no assertion, the first: " + chunks.firstSkip;
        }
        if (said != null) {
            String reason = fault == null ? "lines-skipped" : fault.reason();
            deadLetters.send(message, document, reason, said).get();
        }
    }

    /// Says of what the catalogue had and this whole copy of it has not that it is dropped.
    private void delist(Document document, AssertionReader reader, Chunks chunks)
            throws InterruptedException {
        List<String> dropped =
                before.by(document.source()).dropped(chunks.exploited, document.fetchedAt());
        for (String cve : dropped) {
            chunks.add(
                    new Delisted(
                            cve,
                            document.source(),
                            !document.history(),
                            document.provenance(reader.format(), reader.version())));
        }
        chunks.flush();
        if (!dropped.isEmpty()) {
            LOG.info("source {} no longer has {}", document.source(), dropped);
        }
    }

    /// Lines of the list that a run before this one has sent.
    private long position(ConsumerRecord<String, byte[]> message) {
        var partition = new TopicPartition(message.topic(), message.partition());
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.of(partition));
        OffsetAndMetadata at = committed.get(partition);
        return at == null || at.offset() != message.offset() || at.metadata().isEmpty()
                ? 0
                : Long.parseLong(at.metadata());
    }

    private void rememberPosition(ConsumerRecord<String, byte[]> message, long lines) {
        var partition = new TopicPartition(message.topic(), message.partition());
        var here = new OffsetAndMetadata(message.offset(), Long.toString(lines));
        consumer.commitSync(Map.of(partition, here));
    }

    /// Takes assertions by the thousand, sends what is to be sent of them, and has it acknowledged
    /// and remembered before the next.
    private final class Chunks implements AssertionReader.Taker {
        private final ConsumerRecord<String, byte[]> message;
        private final long done;
        private final List<Future<RecordMetadata>> sent = new ArrayList<>(CHUNK);
        private long taken;
        private long immaterial;
        private final Set<String> exploited = new HashSet<>();
        private long skips;
        private boolean isWhole;
        private @Nullable Asserted said;
        private @Nullable String firstSkip;

        Chunks(ConsumerRecord<String, byte[]> message, long done) {
            this.message = message;
            this.done = done;
        }

        @Override
        public void take(Assertion assertion) throws InterruptedException {
            if (closing) {
                throw new WakeupException();
            }
            taken++;
            if (assertion instanceof KnownExploited) {
                exploited.add(assertion.cve());
            }
            if (taken <= done) {
                return;
            }
            if (assertion instanceof ExploitProbability scored && !isMaterial(scored)) {
                immaterial++;
                AssertionLoop.this.immaterial.increment();
            } else {
                add(assertion);
            }
            if (taken % CHUNK == 0) {
                flush();
                rememberPosition(message, taken);
            }
        }

        /// Against what was written before this copy.
        private boolean isMaterial(ExploitProbability scored) {
            if (said == null) {
                said = before.by(scored.by());
            }
            return said.isMaterial(scored);
        }

        void add(Assertion assertion) {
            sent.add(send(assertion));
            asserted.increment();
        }

        @Override
        public void whole() {
            isWhole = true;
        }

        @Override
        public void skip(String error) {
            skips++;
            skipped.increment();
            firstSkip = firstSkip == null ? error : firstSkip;
        }

        void flush() throws InterruptedException {
            producer.flush();
            try {
                for (Future<RecordMetadata> each : sent) {
                    each.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("the broker did not take everything", e);
            }
            sent.clear();
        }
    }

    private Future<RecordMetadata> send(Assertion assertion) {
        var record =
                new ProducerRecord<>(
                        IngestTopics.ASSERTIONS.name(), assertion.key(), Json.bytes(assertion));
        String identity = assertion.key() + " " + assertion.provenance().sha256();
        new CloudEvent(
                        Digests.sha256(identity.getBytes(StandardCharsets.UTF_8)),
                        "/hypervisory/ingest",
                        "hypervisory.assertion.v1",
                        time.now())
                .writeTo(record.headers());
        return producer.send(record);
    }
}
